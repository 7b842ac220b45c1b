package dev.hookline.verification.figures;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.RawValue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Samples the history length of executions. */
public final class HistorySample {

  /**
   * The means of a sample.
   *
   * @param sampled the number of events read
   * @param event history events of the event's own execution
   * @param children history events of the executions that it started
   */
  public record Means(int sampled, double event, double children) {}

  private static final int CLOSE_SECONDS = 10;

  private final WorkflowClient client;
  private long event;
  private long children;

  private HistorySample(WorkflowClient client) {
    this.client = client;
  }

  /** Reads the executions of these ids, once they have closed. */
  public static Means of(WorkflowClient client, List<String> ids) {
    HistorySample sample = new HistorySample(client);
    ids.forEach(sample::read);
    return new Means(
        ids.size(),
        Figure.rounded((double) sample.event / ids.size()),
        Figure.rounded((double) sample.children / ids.size()));
  }

  private void read(String id) {
    List<HistoryEvent> events = events(WorkflowExecution.newBuilder().setWorkflowId(id).build());
    event += events.size();
    children += childrenOf(events);
  }

  private long childrenOf(List<HistoryEvent> parent) {
    long count = 0;
    for (HistoryEvent started : parent) {
      if (started.getEventType() == EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED) {
        List<HistoryEvent> child =
            events(
                started.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution());
        count += child.size() + childrenOf(child);
      }
    }
    return count;
  }

  private List<HistoryEvent> events(WorkflowExecution run) {
    awaitClose(run);
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents();
  }

  /** An execution that stays open is counted as it is. */
  private void awaitClose(WorkflowExecution run) {
    WorkflowTargetOptions.Builder target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(run.getWorkflowId());
    if (!run.getRunId().isEmpty()) {
      target.setRunId(run.getRunId());
    }
    try {
      client
          .newUntypedWorkflowStub(target.build())
          .getResult(CLOSE_SECONDS, TimeUnit.SECONDS, RawValue.class);
    } catch (TimeoutException | WorkflowException e) {
      // still open, or ended without success: it has a history all the same
    }
  }
}
