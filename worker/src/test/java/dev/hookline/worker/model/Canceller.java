package dev.hookline.worker.model;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Canceller events as their stories say. */
final class Canceller {

  private final WorkflowClient client;
  private final SkippedTime time;

  Canceller(WorkflowClient client, SkippedTime time) {
    this.client = client;
    this.time = time;
  }

  void started(StoryRun storyRun) {
    at(0, storyRun);
  }

  void called(StoryRun storyRun) {
    at(storyRun.calls().size(), storyRun);
  }

  private void at(int requests, StoryRun storyRun) {
    Cancel cancel = storyRun.story.cancel();
    if (cancel == null || cancel.requests() != requests) {
      return;
    }
    if (cancel.millis() == 0) {
      cancel(storyRun);
    } else {
      time.after(cancel.millis(), () -> cancel(storyRun));
    }
  }

  /** A run has ended; the in-process server accepts the cancellation of a closed one as well. */
  void ended(StoryRun storyRun) {
    if (storyRun.isCancelTaken()
        && client.fetchHistory(storyRun.event).getEvents().stream()
            .noneMatch(HistoryEvent::hasWorkflowExecutionCancelRequestedEventAttributes)) {
      storyRun.cancelNotTaken();
    }
  }

  /** An event that has ended can no longer be cancelled. */
  private void cancel(StoryRun storyRun) {
    int replays = storyRun.replays();
    storyRun.cancelRequestedNow();
    try {
      client.newUntypedWorkflowStub(storyRun.event).cancel();
      storyRun.cancelTaken(replays);
    } catch (WorkflowNotFoundException e) {
      // too late
    }
  }
}
