package dev.hookline.worker.model;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets time skip again after a child execution has ended: the in-process server locks it until the
 * parent knows, for ever if the parent has closed before.
 */
final class ClosedParents {

  private static final int POLL_MILLIS = 3;
  private static final Set<EventType> HEARD =
      Set.of(
          EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED,
          EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED,
          EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED);
  private static final Set<EventType> CLOSED =
      Set.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);

  private final WorkflowClient client;
  private final SkippedTime time;
  private final ScheduledExecutorService timer;

  ClosedParents(WorkflowClient client, SkippedTime time, ScheduledExecutorService timer) {
    this.client = client;
    this.time = time;
    this.timer = timer;
  }

  void childEnded(String child, WorkflowExecution parent) {
    var unused = timer.schedule(() -> check(child, parent), POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void check(String child, WorkflowExecution parent) {
    List<HistoryEvent> events =
        client.fetchHistory(parent.getWorkflowId(), parent.getRunId()).getEvents();
    if (events.stream()
        .anyMatch(event -> HEARD.contains(event.getEventType()) && childOf(event).equals(child))) {
      return;
    }
    if (CLOSED.contains(events.get(events.size() - 1).getEventType())) {
      time.start();
    } else {
      childEnded(child, parent);
    }
  }

  private static String childOf(HistoryEvent event) {
    WorkflowExecution child =
        switch (event.getEventType()) {
          case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED ->
              event.getChildWorkflowExecutionCompletedEventAttributes().getWorkflowExecution();
          case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED ->
              event.getChildWorkflowExecutionFailedEventAttributes().getWorkflowExecution();
          default ->
              event.getChildWorkflowExecutionCanceledEventAttributes().getWorkflowExecution();
        };
    return child.getWorkflowId();
  }
}
