package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.server.Descriptions;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/**
 * The latest run of an execution, or the joint deliveries for a delivery without its own execution.
 */
public final class LatestRun {

  private LatestRun() {}

  /**
   * Returns the server's description of the run.
   *
   * @throws OperateException if there is none, or it is not Hookline's
   */
  public static DescribeWorkflowExecutionResponse describe(
      WorkflowClient client, String executionId) {
    return ours(client, executionId, Descriptions.find(client, executionId));
  }

  /** Returns the found description, if the execution is Hookline's. */
  public static DescribeWorkflowExecutionResponse ours(
      WorkflowClient client,
      String executionId,
      Optional<DescribeWorkflowExecutionResponse> found) {
    DescribeWorkflowExecutionResponse described =
        found.orElseThrow(() -> notFound(client, executionId));
    String type = described.getWorkflowExecutionInfo().getType().getName();
    if (ExecutionKind.find(type).isEmpty()) {
      throw new OperateException(
          Reason.NOT_HOOKLINE,
          "execution %s is of type %s, not %s".formatted(executionId, type, Names.INVOKE_WEBHOOKS));
    }
    return described;
  }

  /** The first attempt of a delivery may have been made jointly with those of others. */
  private static OperateException notFound(WorkflowClient client, String executionId) {
    Optional<ExecutionDetail> joint = joint(client, executionId);
    if (joint.isPresent()) {
      boolean running = joint.get().execution().status() == ExecutionStatus.RUNNING;
      return new OperateException(
          running ? Reason.RUNNING : Reason.SUCCEEDED,
          "delivery %s %s; it has no execution of its own, inspect it with: hookline show %1$s"
              .formatted(executionId, running ? "is in its first attempt" : "has succeeded"));
    }
    return new OperateException(
        Reason.NOT_FOUND,
        "no execution %s within the retention of namespace '%s'"
            .formatted(executionId, client.getOptions().getNamespace()));
  }

  /** Finds a delivery without its own execution. */
  public static Optional<ExecutionDetail> joint(WorkflowClient client, String deliveryId) {
    String event = ExecutionIds.eventOfDelivery(deliveryId);
    return event.equals(deliveryId)
        ? Optional.empty()
        : JointDeliveries.find(client, event).flatMap(joint -> joint.detail(deliveryId));
  }
}
