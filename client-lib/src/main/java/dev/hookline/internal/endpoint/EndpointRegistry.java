package dev.hookline.internal.endpoint;

import dev.hookline.internal.server.ServerStatus;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Priorities;
import dev.hookline.internal.wire.WireJson;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads and signals the {@link WatchEndpoints} of a task queue. Reading takes no workflow task, and
 * works without a worker. Thread-safe.
 */
public final class EndpointRegistry {

  private static final String PREFIX = "watch-endpoints-";
  private static final int READ_SECONDS = 3;

  private final WorkflowClient client;
  private final String taskQueue;

  /** Creates the registry of a task queue. */
  public EndpointRegistry(WorkflowClient client, String taskQueue) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /** Returns its workflow id. */
  public String id() {
    return PREFIX + taskQueue;
  }

  /**
   * Returns the endpoints that are failing or disabled; empty if that is not known yet, as before
   * the first task of a run.
   *
   * @throws StatusRuntimeException if the server does not respond within three seconds
   */
  public Optional<EndpointStates> read() {
    WorkflowExecutionInfo info;
    try {
      info =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(READ_SECONDS, TimeUnit.SECONDS)
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id()))
                      .build())
              .getWorkflowExecutionInfo();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !ServerStatus.isNamespaceMissing(e)) {
        return Optional.of(EndpointStates.none());
      }
      throw e;
    }
    boolean isRunning =
        info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
            || info.getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW;
    Payload memo = info.getMemo().getFieldsMap().get(Names.MEMO_ENDPOINTS);
    if (!isRunning) {
      return Optional.of(EndpointStates.none());
    }
    return memo == null ? Optional.empty() : Optional.of(states(memo));
  }

  private EndpointStates states(Payload memo) {
    RawValue value =
        client.getOptions().getDataConverter().fromPayload(memo, RawValue.class, RawValue.class);
    return WireJson.read(value, EndpointStates.class).orElse(EndpointStates.none());
  }

  /** Reports what a worker has seen. */
  public void report(EndpointReport report) {
    signal("report", report);
  }

  /** Disables an endpoint. */
  public void disable(EndpointOrder order) {
    signal("disable", order);
  }

  /** Enables an endpoint. */
  public void enable(EndpointOrder order) {
    signal("enable", order);
  }

  private void signal(String name, Object content) {
    client
        .newUntypedWorkflowStub(
            Names.WATCH_ENDPOINTS,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id())
                .setTaskQueue(taskQueue)
                .setPriority(Priorities.ofEndpoints())
                .setStaticSummary("failing and disabled endpoints")
                .build())
        .signalWithStart(
            name,
            new Object[] {WireJson.toPayload(content)},
            new Object[] {WireJson.toPayload(WatchInput.none())});
  }
}
