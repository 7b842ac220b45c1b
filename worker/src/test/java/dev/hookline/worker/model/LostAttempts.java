package dev.hookline.worker.model;

import com.google.protobuf.ByteString;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notices attempts that the server considers lost although the story does not lose them. */
final class LostAttempts implements WorkerCalls.Watch {

  private record Attempt(StoryRun storyRun, String activity) {}

  private final Map<ByteString, Attempt> attempts = new ConcurrentHashMap<>();
  private final StoryRuns runs;

  LostAttempts(StoryRuns runs) {
    this.runs = runs;
  }

  /** Identifies an activity, in any attempt. */
  static String activity(String runId, String activityId) {
    return runId + '/' + activityId;
  }

  @Override
  public void received(Object message) {
    if (message instanceof PollActivityTaskQueueResponse task && !task.getTaskToken().isEmpty()) {
      String activity = activity(task.getWorkflowExecution().getRunId(), task.getActivityId());
      runs.of(task.getWorkflowExecution().getWorkflowId())
          .ifPresent(
              storyRun -> {
                storyRun.dispatched(activity);
                attempts.put(task.getTaskToken(), new Attempt(storyRun, activity));
              });
    }
  }

  /** A lost attempt reports nothing. */
  @Override
  public boolean isLost(Object message) {
    attempt(message).ifPresent(attempt -> attempt.storyRun().reported(attempt.activity()));
    return false;
  }

  @Override
  public void ended(Object message, boolean taken) {
    if (!taken) {
      attempt(message).ifPresent(attempt -> attempt.storyRun().machineIsTooSlow());
    }
  }

  private Optional<Attempt> attempt(Object message) {
    if (message instanceof RespondActivityTaskCompletedRequest report) {
      return Optional.ofNullable(attempts.get(report.getTaskToken()));
    }
    return message instanceof RespondActivityTaskFailedRequest report
        ? Optional.ofNullable(attempts.get(report.getTaskToken()))
        : Optional.empty();
  }
}
