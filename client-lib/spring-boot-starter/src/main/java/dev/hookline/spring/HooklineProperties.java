package dev.hookline.spring;

import dev.hookline.internal.wire.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of Hookline, except for the webhooks, which {@link WebhooksReader} reads.
 *
 * @param events Events that the service invokes; others in the configuration are skipped with a
 *     warning. By default, all of them.
 * @param service Name of the calling service, the first part of every workflow id.
 * @param taskQueue Task queue of the events, for the manager and the embedded worker.
 * @param earlyResponse Whether a caller without an embedded worker continues as soon as the async
 *     deliveries are recorded, or only when the execution has closed.
 * @param maxConcurrentStarts How many events are started at once at most, from 1 to 1000. Fewer
 *     while starts take long.
 * @param connection Temporal server. Not used if the service has a WorkflowClient bean.
 * @param worker Embedded worker. Used if hookline-worker is on the class path.
 */
@ConfigurationProperties("hookline")
record HooklineProperties(
    @DefaultValue List<String> events,
    @Nullable String service,
    @DefaultValue(Names.TASK_QUEUE) String taskQueue,
    @DefaultValue("true") boolean earlyResponse,
    @DefaultValue("64") int maxConcurrentStarts,
    @DefaultValue Connection connection,
    @DefaultValue Worker worker) {

  /**
   * What overrides the variables and the file of the {@code temporal} CLI.
   *
   * @param address Host and port of the server. By default TEMPORAL_ADDRESS, or 127.0.0.1:7233.
   * @param namespace Namespace. By default TEMPORAL_NAMESPACE, or default.
   * @param apiKey API key, for instance of Temporal Cloud. By default TEMPORAL_API_KEY.
   */
  record Connection(
      @Nullable String address, @Nullable String namespace, @Nullable String apiKey) {}

  /**
   * What overrides the {@code HOOKLINE_*} variables of the worker.
   *
   * @param enabled Whether the service runs a worker. By default, if it has enabled webhooks.
   * @param secretsDir Directory that file references of secrets may point into. By default
   *     HOOKLINE_SECRETS_DIR.
   * @param offeredEnv Variables and properties that env references may name, in addition to
   *     HOOKLINE_SECRET_*. By default HOOKLINE_OFFERED_ENV.
   * @param networkPolicy Either standard, or public-only to block every address that is not public.
   *     By default HOOKLINE_NETWORK_POLICY, or standard.
   * @param allowedNetworks Networks that may be called although they are blocked by default, as
   *     address/bits. By default HOOKLINE_ALLOWED_NETWORKS.
   * @param blockedNetworks Additional networks that may not be called, as address/bits. By default
   *     HOOKLINE_BLOCKED_NETWORKS.
   * @param allowedHosts Hosts that may be called, such as *.example.com. By default
   *     HOOKLINE_ALLOWED_HOSTS, or all.
   * @param blockedHosts Hosts that may not be called. By default HOOKLINE_BLOCKED_HOSTS.
   * @param allowedPorts Ports that may be called, such as 443 or 8000-8999. By default
   *     HOOKLINE_ALLOWED_PORTS, or all.
   * @param blockedPorts Ports that may not be called. By default HOOKLINE_BLOCKED_PORTS.
   * @param httpsOnly Whether http URLs are blocked. By default HOOKLINE_HTTPS_ONLY, or false.
   * @param allowedProxies Proxies that webhooks may name, as host:port. By default
   *     HOOKLINE_ALLOWED_PROXIES.
   * @param shutdownGrace How long attempts in flight may continue after a stop, in whole seconds.
   *     By default HOOKLINE_SHUTDOWN_GRACE, or 30s.
   * @param deploymentName Name of the worker's deployment, for Temporal's worker versioning. By
   *     default HOOKLINE_DEPLOYMENT_NAME.
   * @param buildId Release of the worker in its deployment. By default HOOKLINE_BUILD_ID.
   */
  record Worker(
      @Nullable Boolean enabled,
      @Nullable Path secretsDir,
      @Nullable List<String> offeredEnv,
      @Nullable String networkPolicy,
      @Nullable List<String> allowedNetworks,
      @Nullable List<String> blockedNetworks,
      @Nullable List<String> allowedHosts,
      @Nullable List<String> blockedHosts,
      @Nullable List<String> allowedPorts,
      @Nullable List<String> blockedPorts,
      @Nullable Boolean httpsOnly,
      @Nullable List<String> allowedProxies,
      @Nullable Duration shutdownGrace,
      @Nullable String deploymentName,
      @Nullable String buildId) {}
}
