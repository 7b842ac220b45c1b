package dev.hookline.worker.model;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Cancels events when their stories say. */
final class Cancels {

  private final WorkflowClient client;
  private final SkippedTime time;

  Cancels(WorkflowClient client, SkippedTime time) {
    this.client = client;
    this.time = time;
  }

  void started(Life life) {
    at(0, life);
  }

  void called(Life life) {
    at(life.calls().size(), life);
  }

  private void at(int requests, Life life) {
    Cancel cancel = life.story.cancel();
    if (cancel == null || cancel.requests() != requests) {
      return;
    }
    if (cancel.millis() == 0) {
      cancel(life);
    } else {
      time.after(cancel.millis(), () -> cancel(life));
    }
  }

  /** A run has ended; the in-process server takes the cancellation of a closed one as well. */
  void ended(Life life) {
    if (life.isCancelTaken()
        && client.fetchHistory(life.event).getEvents().stream()
            .noneMatch(HistoryEvent::hasWorkflowExecutionCancelRequestedEventAttributes)) {
      life.cancelNotTaken();
    }
  }

  /** An event that has ended cannot be cancelled any more. */
  private void cancel(Life life) {
    int replays = life.replays();
    life.cancelRequestedNow();
    try {
      client.newUntypedWorkflowStub(life.event).cancel();
      life.cancelTaken(replays);
    } catch (WorkflowNotFoundException e) {
      // too late
    }
  }
}
