package dev.hookline.worker.model;

import com.google.protobuf.ByteString;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notices attempts that the server takes for lost though the story does not lose them. */
final class LostAttempts implements WorkersCalls.Watch {

  private record Attempt(Life life, String activity) {}

  private final Map<ByteString, Attempt> attempts = new ConcurrentHashMap<>();
  private final Lives lives;

  LostAttempts(Lives lives) {
    this.lives = lives;
  }

  /** Names an activity, whichever attempt of it. */
  static String activity(String runId, String activityId) {
    return runId + '/' + activityId;
  }

  @Override
  public void received(Object message) {
    if (message instanceof PollActivityTaskQueueResponse task && !task.getTaskToken().isEmpty()) {
      String activity = activity(task.getWorkflowExecution().getRunId(), task.getActivityId());
      lives
          .of(task.getWorkflowExecution().getWorkflowId())
          .ifPresent(
              life -> {
                life.handedOut(activity);
                attempts.put(task.getTaskToken(), new Attempt(life, activity));
              });
    }
  }

  /** A lost attempt sends nothing. */
  @Override
  public boolean isLost(Object message) {
    attempt(message).ifPresent(attempt -> attempt.life().givenBack(attempt.activity()));
    return false;
  }

  @Override
  public void ended(Object message, boolean taken) {
    if (!taken) {
      attempt(message).ifPresent(attempt -> attempt.life().machineIsTooSlow());
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
