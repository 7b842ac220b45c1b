package dev.hookline.operate;

import dev.hookline.contract.Coded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one webhook of an event.
 *
 * @param name the webhook
 * @param async whether it is async
 * @param state its state
 * @param attempts the number of its last attempt; while pending, that of the current or next one
 * @param calledAt when its call was recorded; null if it was not called
 * @param endedAt when its call ended; null if it has not
 * @param failure the message of its last failure; null for none
 * @param code the code of its last failure; null for none
 * @param status the HTTP status of its last failure; null for none
 * @param body the first KB of the response body of its last failure; null for none
 * @param pending what it is waiting for; null if it is not pending
 * @param nextAttemptAt when the next attempt is due; null if none is
 * @param response the recorded response as text; null if none was recorded
 * @param delivery the workflow id of an async webhook's delivery; null for a sync one
 * @param attemptLog the newest attempts, oldest first
 * @param missingAttempts the attempts missing from the log
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

  /** The state of a webhook. */
  public enum State implements Coded {
    /** Not called yet, or never because an earlier one failed. */
    NOT_CALLED,
    /** Called, waiting for its response or its next attempt. */
    PENDING,
    /** It succeeded. */
    SUCCEEDED,
    /** Its response was reused from the run that this run replaces. */
    REUSED,
    /** It failed. */
    FAILED,
    /** It was cancelled or terminated. */
    CANCELLED
  }

  /** What a pending webhook is waiting for. */
  public enum Pending implements Coded {
    /** A worker for its first attempt. */
    QUEUED,
    /** The endpoint: an attempt has been sent. */
    IN_FLIGHT,
    /** The due time of its next attempt. */
    WAITING,
    /** An operator resuming it. */
    PAUSED
  }

  /** Copies the lists. */
  public WebhookState {
    attemptLog = List.copyOf(attemptLog);
    missingAttempts = List.copyOf(missingAttempts);
  }
}
