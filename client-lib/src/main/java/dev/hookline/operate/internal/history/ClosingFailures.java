package dev.hookline.operate.internal.history;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;

/**
 * The failures that closed executions, from the last event of their histories. The search
 * attributes lack failures of unusable plans, and all failures if the starter set no attributes.
 */
public final class ClosingFailures {

  private final WorkflowClient client;

  /** Creates a reader for a client's namespace. */
  public ClosingFailures(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Returns the execution with its failure's code and webhook, reading its history if they are
   * unknown.
   */
  public Execution complete(Execution execution) {
    return isKnown(execution)
        ? execution
        : complete(
            execution,
            Descriptions.closing(client, Descriptions.run(execution.id(), execution.runId())));
  }

  /** Like {@link #complete(Execution)}, with a history that has already been read. */
  public Execution complete(Execution execution, List<HistoryEvent> events) {
    return isKnown(execution) ? execution : with(execution, of(events));
  }

  private static boolean isKnown(Execution execution) {
    return execution.status() != ExecutionStatus.FAILED || execution.failureCode() != null;
  }

  private static Execution with(Execution execution, RecordedFailure failure) {
    return new Execution(
        execution.id(),
        execution.runId(),
        execution.kind(),
        execution.event(),
        execution.status(),
        execution.startedAt(),
        execution.closedAt(),
        failure.code(),
        failure.details().webhook(),
        execution.startAt());
  }

  private RecordedFailure of(List<HistoryEvent> events) {
    Failure failure =
        events.isEmpty()
            ? Failure.getDefaultInstance()
            : events
                .get(events.size() - 1)
                .getWorkflowExecutionFailedEventAttributes()
                .getFailure();
    return RecordedFailure.of(failure, ExecutionReader.converter(client));
  }
}
