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

/** Whether the workers that poll are those that the server gives work to, by their versions. */
final class VersionsCheck {

  /** Workers without a version; the server says so by naming none. */
  private static final WorkerDeploymentVersion NONE = WorkerDeploymentVersion.getDefaultInstance();

  private VersionsCheck() {}

  /** Returns what keeps work from the workers that poll; empty where nothing does. */
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
        current.equals(NONE)
            ? "no version is current for task queue '%s', and its workers have one"
                .formatted(taskQueue)
            : "build '%s' of deployment '%s' is current for task queue '%s', and no worker of it polls"
                .formatted(current.getBuildId(), current.getDeploymentName(), taskQueue);
    return Optional.of(
        Finding.warning(
            check,
            found + ": events are recorded and wait",
            "0",
            (current.equals(NONE)
                    ? "make it current: "
                    : "start one, or make those current that poll: ")
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
        : NONE;
  }

  private static String target(WorkerDeploymentVersion version, WorkerDeploymentVersion current) {
    return version.equals(NONE)
        ? "--deployment-name %s --unversioned".formatted(current.getDeploymentName())
        : "--deployment-name %s --build-id %s"
            .formatted(version.getDeploymentName(), version.getBuildId());
  }
}
