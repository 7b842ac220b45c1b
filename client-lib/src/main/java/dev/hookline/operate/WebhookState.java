package dev.hookline.operate;

import dev.hookline.contract.Coded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one webhook of an event.
 *
 * @param name the webhook
 * @param async whether it is an async one
 * @param state how far it is
 * @param attempts the number of its last attempt; while it is pending, of the one in flight or next
 * @param calledAt when its call was recorded; null where it was not called
 * @param endedAt when its call ended; null where it has not
 * @param failure the message of its last failure; null for none
 * @param code the code of its last failure; null for none
 * @param status the HTTP status of its last failure; null for none
 * @param body the first KB of what was answered with its last failure; null for none
 * @param pending what it waits for; null where it is not pending
 * @param nextAttemptAt when the next attempt is due; null where none is
 * @param response the recorded answer as text; null where none is kept
 * @param delivery the workflow id of an async webhook's delivery; null for a sync one
 * @param attemptLog the newest attempts, oldest first
 * @param missingAttempts the attempts that the log does not have
 */
public record WebhookState(
    String name,
    boolean async,
    State state,
    int attempts,
    @Nullable Instant calledAt,
    @Nullable Instant endedAt,
    @Nullable String failure,
    @Nullable String code,
    @Nullable Integer status,
    @Nullable String body,
    @Nullable Pending pending,
    @Nullable Instant nextAttemptAt,
    @Nullable String response,
    @Nullable String delivery,
    List<Attempt> attemptLog,
    List<AttemptGap> missingAttempts) {

  /** How far a webhook is. */
  public enum State implements Coded {
    /** Not called yet, or never, since an earlier one failed. */
    NOT_CALLED,
    /** Called, waiting for its answer or for its next attempt. */
    PENDING,
    /** It succeeded. */
    SUCCEEDED,
    /** Its answer was taken from the run that this run replaces. */
    REUSED,
    /** It failed. */
    FAILED,
    /** It was ended from outside. */
    CANCELLED
  }

  /** What a pending webhook waits for. */
  public enum Pending implements Coded {
    /** A worker that takes its first attempt. */
    QUEUED,
    /** The endpoint: an attempt has been sent. */
    IN_FLIGHT,
    /** The time of its next attempt. */
    WAITING,
    /** Somebody who resumes it. */
    PAUSED
  }

  /** Copies the lists. */
  public WebhookState {
    attemptLog = List.copyOf(attemptLog);
    missingAttempts = List.copyOf(missingAttempts);
  }
}
