package dev.hookline.operate.internal.history;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.server.Descriptions;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** An execution's latest run, or what stands for it where a delivery has none of its own. */
public final class LatestRun {

  private LatestRun() {}

  /**
   * Returns what the server says of it.
   *
   * @throws OperateException if there is none, or it is not of ours
   */
  public static DescribeWorkflowExecutionResponse describe(
      WorkflowClient client, String executionId) {
    return ours(client, executionId, Descriptions.find(client, executionId));
  }

  /** Returns what was found of an execution, if it is one of ours. */
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

  /** The first attempt of a delivery may have been made together with those of others. */
  private static OperateException notFound(WorkflowClient client, String executionId) {
    Optional<ExecutionDetail> joint = joint(client, executionId);
    if (joint.isPresent()) {
      boolean running = joint.get().execution().status() == ExecutionStatus.RUNNING;
      return new OperateException(
          running ? Reason.RUNNING : Reason.SUCCEEDED,
          "delivery %s %s; it has no execution of its own, look at it with: hookline show %1$s"
              .formatted(executionId, running ? "is at its first attempt" : "has been made"));
    }
    return new OperateException(
        Reason.NOT_FOUND,
        "no execution %s within the retention of namespace '%s'"
            .formatted(executionId, client.getOptions().getNamespace()));
  }

  /** Finds a delivery that has no execution of its own. */
  public static Optional<ExecutionDetail> joint(WorkflowClient client, String deliveryId) {
    String event = ExecutionIds.eventOfDelivery(deliveryId);
    return event.equals(deliveryId)
        ? Optional.empty()
        : JointDeliveries.find(client, event).flatMap(joint -> joint.detail(deliveryId));
  }
}
