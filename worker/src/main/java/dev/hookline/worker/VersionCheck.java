package dev.hookline.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's check at startup whether its version gets work; it never fails the startup. */
final class VersionCheck {

  private static final Logger log = LoggerFactory.getLogger(VersionCheck.class);
  private static final int CALL_SECONDS = 5;

  private VersionCheck() {}

  static void run(WorkflowClient client, WorkerVersion version) {
    try {
      RoutingConfig routing = routing(client, version.deploymentName());
      if (!isRouted(routing, version)) {
        warn(version, routing.getCurrentDeploymentVersion().getBuildId());
      }
    } catch (StatusRuntimeException e) {
      log.warn(
          "the server does not report whether build '{}' of deployment '{}' is current ({}); a version"
              + " that is not current gets no work",
          version.buildId(),
          version.deploymentName(),
          e.getStatus().getCode());
    }
  }

  /** A deployment does not exist before one of its workers has polled. */
  private static RoutingConfig routing(WorkflowClient client, String deployment) {
    try {
      return client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
          .describeWorkerDeployment(
              DescribeWorkerDeploymentRequest.newBuilder()
                  .setNamespace(client.getOptions().getNamespace())
                  .setDeploymentName(deployment)
                  .build())
          .getWorkerDeploymentInfo()
          .getRoutingConfig();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return RoutingConfig.getDefaultInstance();
      }
      throw e;
    }
  }

  private static boolean isRouted(RoutingConfig routing, WorkerVersion version) {
    WorkerDeploymentVersion mine =
        WorkerDeploymentVersion.newBuilder()
            .setDeploymentName(version.deploymentName())
            .setBuildId(version.buildId())
            .build();
    return routing.getCurrentDeploymentVersion().equals(mine)
        || routing.getRampingDeploymentVersion().equals(mine);
  }

  private static void warn(WorkerVersion version, String current) {
    log.warn(
        "build '{}' of deployment '{}' is not current ({}): this worker gets no work until it is;"
            + " make it current with: temporal worker deployment set-current-version --deployment-name {}"
            + " --build-id {}",
        version.buildId(),
        version.deploymentName(),
        current.isEmpty() ? "none is" : "'" + current + "' is",
        version.deploymentName(),
        version.buildId());
  }
}
