package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.internal.server.EventQueues;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** The places of ordered events in the queues of their keys. */
final class EventPlaces {

  private final WorkflowClient client;
  private final String taskQueue;
  private final ServerCalls calls;

  EventPlaces(WorkflowClient client, String taskQueue, ServerCalls calls) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.calls = calls;
  }

  /**
   * Adds an ordered event to the queue of its key. So does a caller that attaches, since the first
   * one may have died in between; then the recorded plan decides, which may have another queue. A
   * delayed event takes its place when its time comes.
   *
   * @throws InvocationException if the server does not accept that; the event is recorded then
   */
  void enqueue(Started started) {
    Invocation invocation = started.invocation();
    try {
      calls.within(
          invocation,
          () -> {
            Plan plan = invocation.plan();
            (started.attached() ? recorded(started.run()) : Optional.of(plan))
                .filter(recorded -> recorded.startAt() == null)
                .map(Plan::ordering)
                .ifPresent(ordering -> enqueue(started.run(), ordering));
            return started;
          });
    } catch (InvocationException e) {
      throw invocation.exception(
          e.reason(), Accepted.UNKNOWN, String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private void enqueue(WorkflowExecution run, Ordering ordering) {
    EventQueues.enqueue(
        client,
        taskQueue,
        ordering.queue(),
        new QueueEntry(run.getWorkflowId(), ordering.hold(), run.getRunId()));
  }

  /** Returns the plan of a run that is open; another one needs no place. */
  private Optional<Plan> recorded(WorkflowExecution run) {
    WorkflowExecutionStatus status =
        client
            .newUntypedWorkflowStub(
                WorkflowTargetOptions.newBuilder().setWorkflowExecution(run).build())
            .describe()
            .getStatus();
    if (status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      return Optional.empty();
    }
    var input =
        client
            .streamHistory(run.getWorkflowId(), run.getRunId())
            .findFirst()
            .orElseThrow()
            .getWorkflowExecutionStartedEventAttributes()
            .getInput();
    RawValue plan =
        client
            .getOptions()
            .getDataConverter()
            .fromPayloads(0, Optional.of(input), RawValue.class, RawValue.class);
    try {
      return Optional.of(WireJson.readPlan(plan));
    } catch (InvalidPlanException e) {
      return Optional.empty(); // its worker refuses it
    }
  }
}
