package dev.hookline.worker;

import dev.hookline.worker.internal.call.Heartbeats;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The capacity of a worker. On JDK 21 and later, workflows and activities run on virtual threads,
 * so that thousands of executions may wait at once; on JDK 17 each cached execution holds a thread.
 */
final class WorkerTuning {

  private static final boolean VIRTUAL = Runtime.version().feature() >= 21;
  private static final int CACHE = VIRTUAL ? 4_000 : 1_000;

  /** Regular attempts at once. */
  static final int ACTIVITIES = 500;

  /**
   * {@link Heartbeats} and every other activity pace heartbeats themselves: the SDK sends throttled
   * ones on four threads, each of which blocks until the server responds.
   */
  private static final Duration UNTHROTTLED = Duration.ofMillis(1);

  /** Workflow tasks at once. */
  static final int WORKFLOW_TASKS = 100;

  /** The first task loads classes; on a busy machine that exceeds the SDK's limit of one second. */
  private static final int DEADLOCK_MILLIS = 5_000;

  private WorkerTuning() {}

  /**
   * Returns the options.
   *
   * @param tracing the traces; null for none
   */
  static WorkerFactoryOptions factory(@Nullable WorkerInterceptor tracing) {
    WorkerFactoryOptions.Builder options =
        WorkerFactoryOptions.newBuilder()
            .setWorkflowCacheSize(CACHE)
            .setMaxWorkflowThreadCount(CACHE);
    if (VIRTUAL) {
      options.setUsingVirtualWorkflowThreads(true);
    }
    if (tracing != null) {
      options.setWorkerInterceptors(tracing);
    }
    return options.build();
  }

  static WorkerOptions worker(@Nullable WorkerVersion version) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setMaxConcurrentActivityExecutionSize(ACTIVITIES)
            .setMaxConcurrentLocalActivityExecutionSize(ACTIVITIES)
            .setMaxHeartbeatThrottleInterval(UNTHROTTLED)
            .setMaxConcurrentWorkflowTaskExecutionSize(WORKFLOW_TASKS)
            .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
            .setUsingVirtualThreads(VIRTUAL);
    if (version != null) {
      options.setDeploymentOptions(versioning(version));
    }
    return options.build();
  }

  /**
   * Executions move to the current version: one that waits for days must not keep old workers
   * running, and workflow code replays the histories of every release.
   */
  private static WorkerDeploymentOptions versioning(WorkerVersion version) {
    return WorkerDeploymentOptions.newBuilder()
        .setUseVersioning(true)
        .setVersion(new WorkerDeploymentVersion(version.deploymentName(), version.buildId()))
        .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
        .build();
  }
}
