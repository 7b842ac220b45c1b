package dev.hookline.spring;

import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * What the worker takes for its environment: the process's variables, Spring's properties for those
 * that are not set (so that a secret may come from a vault), and over both, {@code
 * hookline.worker.*}.
 */
final class WorkerEnvironment {

  private static final Pattern OTHER_PROPERTY = Pattern.compile("\\$\\{([^${}:]+)}");

  private final Map<String, String> overrides = new LinkedHashMap<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Function<String, @Nullable String> variables;
  private final ConfigurableEnvironment spring;

  WorkerEnvironment(
      HooklineProperties hookline,
      Function<String, @Nullable String> variables,
      ConfigurableEnvironment spring) {
    this.variables = variables;
    this.spring = spring;
    HooklineProperties.Worker worker = hookline.worker();
    override("HOOKLINE_TASK_QUEUE", "hookline.task-queue", hookline.taskQueue());
    override("HOOKLINE_SECRETS_DIR", "secrets-dir", worker.secretsDir());
    override("HOOKLINE_OFFERED_ENV", "offered-env", list(worker.offeredEnv()));
    override("HOOKLINE_ALLOWED_NETWORKS", "allowed-networks", list(worker.allowedNetworks()));
    override("HOOKLINE_BLOCKED_NETWORKS", "blocked-networks", list(worker.blockedNetworks()));
    override("HOOKLINE_NETWORK_POLICY", "network-policy", worker.networkPolicy());
    override("HOOKLINE_ALLOWED_HOSTS", "allowed-hosts", list(worker.allowedHosts()));
    override("HOOKLINE_BLOCKED_HOSTS", "blocked-hosts", list(worker.blockedHosts()));
    override("HOOKLINE_ALLOWED_PORTS", "allowed-ports", list(worker.allowedPorts()));
    override("HOOKLINE_BLOCKED_PORTS", "blocked-ports", list(worker.blockedPorts()));
    override("HOOKLINE_HTTPS_ONLY", "https-only", worker.httpsOnly());
    override("HOOKLINE_ALLOWED_PROXIES", "allowed-proxies", list(worker.allowedProxies()));
    override(
        "HOOKLINE_SHUTDOWN_GRACE",
        "shutdown-grace",
        worker.shutdownGrace() == null ? null : worker.shutdownGrace().toSeconds());
    override("HOOKLINE_DEPLOYMENT_NAME", "deployment-name", worker.deploymentName());
    override("HOOKLINE_BUILD_ID", "build-id", worker.buildId());
  }

  /**
   * Returns the worker's settings.
   *
   * @throws IllegalArgumentException naming the property or variable that is invalid
   */
  WorkerSettings settings() {
    try {
      return new EnvironmentSettings(this::value).worker();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      for (Map.Entry<String, String> property : properties.entrySet()) {
        message = message.replace(property.getKey(), property.getValue());
      }
      throw new IllegalArgumentException(message, e);
    }
  }

  private @Nullable String value(String name) {
    String override = overrides.get(name);
    if (override != null) {
      return override;
    }
    String variable = variables.apply(name);
    return variable != null ? variable : isSetting(name) ? setting(name) : secret(name);
  }

  private static boolean isSetting(String name) {
    return name.startsWith("HOOKLINE_") && !name.startsWith("HOOKLINE_SECRET_");
  }

  private @Nullable String setting(String name) {
    try {
      return spring.getProperty(name);
    } catch (IllegalArgumentException e) { // its message has the value
      throw new IllegalArgumentException(
          "%s has a placeholder that Spring's properties do not resolve".formatted(name));
    }
  }

  /**
   * A secret may contain <code>${</code>; only a placeholder that is all of it names a property.
   */
  private @Nullable String secret(String name) {
    String value = raw(name);
    Matcher other = OTHER_PROPERTY.matcher(value == null ? "" : value);
    return other.matches() ? raw(other.group(1)) : value;
  }

  private @Nullable String raw(String name) {
    for (PropertySource<?> source : spring.getPropertySources()) {
      Object value = source.getProperty(name);
      if (value != null) {
        return value.toString();
      }
    }
    return null;
  }

  private void override(String variable, String property, @Nullable Object value) {
    if (value != null) {
      overrides.put(variable, value.toString());
      properties.put(
          variable, property.startsWith("hookline.") ? property : "hookline.worker." + property);
    }
  }

  private static @Nullable String list(@Nullable List<String> items) {
    return items == null ? null : String.join(",", items);
  }
}
