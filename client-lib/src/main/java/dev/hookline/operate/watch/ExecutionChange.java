package dev.hookline.operate.watch;

import dev.hookline.contract.Coded;
import dev.hookline.operate.Execution;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an execution while it was watched.
 *
 * @param at when it happened, or was seen where that is not recorded
 * @param change what happened
 * @param execution the execution after it
 * @param webhook the webhook that it happened to; null for the execution as a whole
 * @param state how far that webhook is; null where no webhook is named
 * @param attempt the number of its last attempt, in flight or next; 0 for none
 * @param pending what it waits for; null where it is not pending
 * @param code the code of its last failure; null for none
 * @param status the HTTP status of its last failure; null for none
 * @param nextAttemptAt when its next attempt is due; null where none is
 */
public record ExecutionChange(
    Instant at,
    Change change,
    Execution execution,
    @Nullable String webhook,
    @Nullable State state,
    int attempt,
    @Nullable Pending pending,
    @Nullable String code,
    @Nullable Integer status,
    @Nullable Instant nextAttemptAt) {

  /** What happened. */
  public enum Change implements Coded {
    /** It ran already when the watch began. */
    RUNNING,
    /** It started. */
    STARTED,
    /** One of its webhooks was called, failed an attempt, or ended. */
    WEBHOOK,
    /** It ended. */
    ENDED
  }

  static ExecutionChange of(Instant at, Change change, Execution execution) {
    return new ExecutionChange(at, change, execution, null, null, 0, null, null, null, null);
  }

  static ExecutionChange ended(Execution execution, Instant seen) {
    Instant closed = execution.closedAt();
    return of(closed == null ? seen : closed, Change.ENDED, execution);
  }

  static ExecutionChange of(Instant at, Execution execution, WebhookState webhook) {
    return new ExecutionChange(
        at,
        Change.WEBHOOK,
        execution,
        webhook.name(),
        webhook.state(),
        webhook.attempts(),
        webhook.pending(),
        webhook.code(),
        webhook.status(),
        webhook.nextAttemptAt());
  }
}
