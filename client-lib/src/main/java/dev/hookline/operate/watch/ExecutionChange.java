package dev.hookline.operate.watch;

import dev.hookline.contract.Coded;
import dev.hookline.operate.Execution;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an execution while it was watched.
 *
 * @param at when it happened, or was observed if that is not recorded
 * @param change what happened
 * @param execution the execution after it
 * @param webhook the changed webhook; null for the execution as a whole
 * @param state the state of that webhook; null without a webhook
 * @param attempt the number of its last, current or next attempt; 0 for none
 * @param pending what it is waiting for; null if it is not pending
 * @param code the code of its last failure; null for none
 * @param status the HTTP status of its last failure; null for none
 * @param nextAttemptAt when its next attempt is due; null if none is
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
    /** It was already running when the watch began. */
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
