package dev.hookline.worker.tier;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.client.WorkflowClient;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What an operator does and sees with {@code temporal worker deployment}. */
public final class Deployments {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** The server rate-limits more frequent calls. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The server responds with these until it has seen a worker of the version poll, or while it is
   * busy.
   */
  private static final Set<Status.Code> NOT_YET =
      Set.of(
          Status.Code.NOT_FOUND,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNAVAILABLE);

  private Deployments() {}

  /** Makes a build the current version of its deployment, once its workers poll. */
  public static void setCurrent(WorkflowClient client, String deployment, String build) {
    SetWorkerDeploymentCurrentVersionRequest request =
        SetWorkerDeploymentCurrentVersionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setDeploymentName(deployment)
            .setBuildId(build)
            .build();
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!isSet(client, request)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no worker of build " + build + " polled within a minute");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean isSet(
      WorkflowClient client, SetWorkerDeploymentCurrentVersionRequest request) {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .setWorkerDeploymentCurrentVersion(request);
      return true;
    } catch (StatusRuntimeException e) {
      if (NOT_YET.contains(e.getStatus().getCode())) {
        return false;
      }
      throw e;
    }
  }

  /** Returns the build that an execution's last workflow task ran on; empty for none. */
  public static String buildOf(WorkflowClient client, String executionId) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(executionId))
                .build())
        .getWorkflowExecutionInfo()
        .getVersioningInfo()
        .getDeploymentVersion()
        .getBuildId();
  }
}
