package dev.hookline.worker;

import dev.hookline.internal.wire.Names;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.http.connection.TargetPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of the worker program, read from {@code HOOKLINE_*} variables. */
public final class EnvironmentSettings {

  /** The default port of {@code /live}, {@code /ready} and {@code /metrics}. */
  public static final int DEFAULT_HEALTH_PORT = 8077;

  private static final String DEPLOYMENT_NAME = "HOOKLINE_DEPLOYMENT_NAME";
  private static final String BUILD_ID = "HOOKLINE_BUILD_ID";
  private static final List<String> UNUSED_PROXIES = List.of("ALL_PROXY", "all_proxy");

  private final Function<String, @Nullable String> environment;

  /** Creates the settings from an environment. */
  public EnvironmentSettings(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the worker's settings.
   *
   * @throws IllegalArgumentException naming the variable that is invalid
   */
  public WorkerSettings worker() {
    String folder = value("HOOKLINE_SECRETS_DIR", "");
    return new WorkerSettings(
        value("HOOKLINE_TASK_QUEUE", Names.TASK_QUEUE),
        environment,
        new LinkedHashSet<>(list("HOOKLINE_OFFERED_ENV")),
        folder.isEmpty() ? null : Path.of(folder),
        network(),
        proxies(),
        Duration.ofSeconds(
            number(
                "HOOKLINE_SHUTDOWN_GRACE",
                (int) WorkerSettings.DEFAULT_SHUTDOWN_GRACE.toSeconds(),
                3600)),
        new AlertEnvironment(environment).read(),
        version());
  }

  /**
   * Returns the address to serve health on; default loopback.
   *
   * @throws IllegalArgumentException if the value is neither an address nor a known name
   */
  public InetAddress healthAddress() {
    String value = value("HOOKLINE_HEALTH_ADDRESS", "127.0.0.1");
    try {
      return InetAddress.getByName(value);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "HOOKLINE_HEALTH_ADDRESS must be an address such as 0.0.0.0, found '%s'".formatted(value),
          e);
    }
  }

  /** Returns the port to serve health on; 0 for none. */
  public int healthPort() {
    return number("HOOKLINE_HEALTH_PORT", DEFAULT_HEALTH_PORT, 65_535);
  }

  /**
   * Returns the proxy variables that are set and that other programs use, but Hookline does not.
   */
  public List<String> unusedProxies() {
    return UNUSED_PROXIES.stream().filter(name -> !value(name, "").isEmpty()).toList();
  }

  private @Nullable WorkerVersion version() {
    String deployment = value(DEPLOYMENT_NAME, "");
    String build = value(BUILD_ID, "");
    if (deployment.isEmpty() && build.isEmpty()) {
      return null;
    }
    if (deployment.isEmpty() || build.isEmpty()) {
      throw new IllegalArgumentException(
          "%s and %s together enable worker versioning, found only %s; set both or neither"
              .formatted(DEPLOYMENT_NAME, BUILD_ID, build.isEmpty() ? DEPLOYMENT_NAME : BUILD_ID));
    }
    try {
      return new WorkerVersion(deployment, build);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, %s: %s".formatted(DEPLOYMENT_NAME, BUILD_ID, e.getMessage()), e);
    }
  }

  private String value(String name, String standard) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? standard : value.strip();
  }

  private List<String> list(String name) {
    return Arrays.stream(value(name, "").split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private NetworkSettings network() {
    return new NetworkSettings(
        isOneOf("HOOKLINE_NETWORK_POLICY", "standard", "public-only"),
        isOneOf("HOOKLINE_HTTPS_ONLY", "false", "true"),
        checked("HOOKLINE_ALLOWED_NETWORKS", AddressPolicy::check),
        checked("HOOKLINE_BLOCKED_NETWORKS", AddressPolicy::check),
        checked("HOOKLINE_ALLOWED_HOSTS", TargetPolicy::checkHosts),
        checked("HOOKLINE_BLOCKED_HOSTS", TargetPolicy::checkHosts),
        checked("HOOKLINE_ALLOWED_PORTS", TargetPolicy::checkPorts),
        checked("HOOKLINE_BLOCKED_PORTS", TargetPolicy::checkPorts));
  }

  /** A misspelt restriction must not be ignored. */
  private boolean isOneOf(String name, String standard, String other) {
    String value = value(name, standard).toLowerCase(Locale.ROOT);
    if (!value.equals(standard) && !value.equals(other)) {
      throw new IllegalArgumentException(
          "%s must be %s or %s, found '%s'".formatted(name, standard, other, value));
    }
    return value.equals(other);
  }

  private List<String> checked(String name, Consumer<List<String>> check) {
    List<String> values = list(name);
    try {
      check.accept(values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    return values;
  }

  private List<String> proxies() {
    String name = "HOOKLINE_ALLOWED_PROXIES";
    List<String> allowed = list(name);
    try {
      Proxies.of(environment);
      Proxies.none().allowing(allowed);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.startsWith("proxy") ? name + ": " + message : message, e);
    }
    return allowed;
  }

  private int number(String name, int standard, int max) {
    String value = value(name, Integer.toString(standard));
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from 0 to %d, found '%s'".formatted(name, max, value));
  }
}
