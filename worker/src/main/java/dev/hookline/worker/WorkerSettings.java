package dev.hookline.worker;

import static java.util.Objects.requireNonNull;

import dev.hookline.internal.wire.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a worker. Immutable.
 *
 * @param taskQueue the task queue to poll; default {@value Names#TASK_QUEUE}
 * @param environment resolves {@code ${env:…}} references; default the process's
 * @param offeredVariables variables that may be used in addition to those named {@code
 *     HOOKLINE_SECRET_*}
 * @param secretsFolder the directory that {@code ${file:…}} references may point into; null for
 *     none
 * @param network what may be called; default {@link NetworkSettings#standard}
 * @param allowedProxies proxies that webhooks may name, as host:port, in addition to those of the
 *     environment
 * @param shutdownGrace how long attempts in flight may continue after a stop; default 30 s
 * @param alerts where alerts about endpoints go, and when; default {@link AlertSettings#none}
 * @param version which release the worker is, see {@link #withVersion}; default null for none
 */
public record WorkerSettings(
    String taskQueue,
    Function<String, @Nullable String> environment,
    Set<String> offeredVariables,
    @Nullable Path secretsFolder,
    NetworkSettings network,
    List<String> allowedProxies,
    Duration shutdownGrace,
    AlertSettings alerts,
    @Nullable WorkerVersion version) {

  /** The default time that attempts in flight may continue after a stop. */
  public static final Duration DEFAULT_SHUTDOWN_GRACE = Duration.ofSeconds(30);

  /** Copies the collections. */
  public WorkerSettings {
    requireNonNull(taskQueue, "taskQueue");
    requireNonNull(environment, "environment");
    requireNonNull(network, "network");
    requireNonNull(shutdownGrace, "shutdownGrace");
    requireNonNull(alerts, "alerts");
    offeredVariables = Set.copyOf(offeredVariables);
    allowedProxies = List.copyOf(allowedProxies);
  }

  /** Returns the default settings, with the secrets of an environment. */
  public static WorkerSettings of(Function<String, @Nullable String> environment) {
    return new WorkerSettings(
        Names.TASK_QUEUE,
        environment,
        Set.of(),
        null,
        NetworkSettings.standard(),
        List.of(),
        DEFAULT_SHUTDOWN_GRACE,
        AlertSettings.none(),
        null);
  }

  /** Returns these settings with another task queue. */
  public WorkerSettings withTaskQueue(String queue) {
    return with(queue, secretsFolder, shutdownGrace, version);
  }

  /** Returns these settings with a directory of secret files. */
  public WorkerSettings withSecretsFolder(Path folder) {
    return with(taskQueue, folder, shutdownGrace, version);
  }

  /** Returns these settings with another shutdown grace period. */
  public WorkerSettings withShutdownGrace(Duration grace) {
    return with(taskQueue, secretsFolder, grace, version);
  }

  /** Returns these settings with other rules on what may be called. */
  public WorkerSettings withNetwork(NetworkSettings rules) {
    return new WorkerSettings(
        taskQueue,
        environment,
        offeredVariables,
        secretsFolder,
        rules,
        allowedProxies,
        shutdownGrace,
        alerts,
        version);
  }

  /** Returns these settings with proxies that webhooks may name, as host:port. */
  public WorkerSettings withAllowedProxies(List<String> proxies) {
    return new WorkerSettings(
        taskQueue,
        environment,
        offeredVariables,
        secretsFolder,
        network,
        proxies,
        shutdownGrace,
        alerts,
        version);
  }

  /** Returns these settings with alerts about endpoints. */
  public WorkerSettings withAlerts(AlertSettings settings) {
    return new WorkerSettings(
        taskQueue,
        environment,
        offeredVariables,
        secretsFolder,
        network,
        allowedProxies,
        shutdownGrace,
        settings,
        version);
  }

  /**
   * Returns these settings with worker versioning: the worker gets executions and attempts only
   * while its version is the current one of its deployment. Executions move to the current version
   * with their next step.
   */
  public WorkerSettings withVersion(WorkerVersion release) {
    return with(taskQueue, secretsFolder, shutdownGrace, release);
  }

  private WorkerSettings with(
      String queue, @Nullable Path folder, Duration grace, @Nullable WorkerVersion release) {
    return new WorkerSettings(
        queue,
        environment,
        offeredVariables,
        folder,
        network,
        allowedProxies,
        grace,
        alerts,
        release);
  }
}
