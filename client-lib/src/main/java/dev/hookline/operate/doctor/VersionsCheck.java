package dev.hookline.operate.doctor;

import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueueVersioningInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that the polling workers have the version to which the server dispatches tasks. */
final class VersionsCheck {

  /** The version of unversioned workers. */
  private static final WorkerDeploymentVersion UNVERSIONED =
      WorkerDeploymentVersion.getDefaultInstance();

  private VersionsCheck() {}

  /** Returns why the polling workers get no tasks; empty if they do. */
  static Optional<Finding> problem(
      String check, String taskQueue, TaskQueueVersioningInfo routing, List<PollerInfo> pollers) {
    Set<WorkerDeploymentVersion> polling = new LinkedHashSet<>();
    pollers.forEach(poller -> polling.add(version(poller)));
    WorkerDeploymentVersion current = routing.getCurrentDeploymentVersion();
    if (polling.contains(current)) {
      return Optional.empty();
    }
    WorkerDeploymentVersion other = polling.iterator().next();
    String found =
        current.equals(UNVERSIONED)
            ? "task queue '%s' has no current version, but its workers are versioned"
                .formatted(taskQueue)
            : "build '%s' of deployment '%s' is current for task queue '%s', but none of its workers poll"
                .formatted(current.getBuildId(), current.getDeploymentName(), taskQueue);
    return Optional.of(
        Finding.warning(
            check,
            found + ": events are recorded and wait",
            "0",
            (current.equals(UNVERSIONED)
                    ? "make it current: "
                    : "start one, or make the polling version current: ")
                + "temporal worker deployment set-current-version "
                + target(other, current)));
  }

  private static WorkerDeploymentVersion version(PollerInfo poller) {
    WorkerDeploymentOptions options = poller.getDeploymentOptions();
    return options.getWorkerVersioningMode()
            == WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED
        ? WorkerDeploymentVersion.newBuilder()
            .setDeploymentName(options.getDeploymentName())
            .setBuildId(options.getBuildId())
            .build()
        : UNVERSIONED;
  }

  private static String target(WorkerDeploymentVersion version, WorkerDeploymentVersion current) {
    return version.equals(UNVERSIONED)
        ? "--deployment-name %s --unversioned".formatted(current.getDeploymentName())
        : "--deployment-name %s --build-id %s"
            .formatted(version.getDeploymentName(), version.getBuildId());
  }
}
