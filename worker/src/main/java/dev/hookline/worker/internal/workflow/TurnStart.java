package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Plan;
import io.temporal.workflow.Workflow;

/**
 * How an event begins its calls.
 *
 * @param atMillis when, in milliseconds since 1970: its deadline counts from then
 * @param historyLength the length of the history then, unless a task was lost
 * @param commands the number of commands that end the wait for its turn
 */
record TurnStart(long atMillis, long historyLength, int commands) {

  /** Task completed, timer started, turn signaled, task scheduled, task started. */
  private static final int AROUND_WAIT = 5;

  /** Returns the start of an event without an ordering. */
  static TurnStart ofUnordered(Plan plan, long historyLength) {
    long recorded = Workflow.getInfo().getRunStartedTimestampMillis();
    return new TurnStart(plan.startOf(recorded), historyLength, 0);
  }

  /** Returns the start of an event whose turn came before its first task. */
  static TurnStart atOnce(long historyLength) {
    return new TurnStart(Workflow.currentTimeMillis(), historyLength + 1, 0);
  }

  /**
   * Returns the start of an event that has waited for its turn.
   *
   * @param historyLength the length of the history when the wait began
   */
  static TurnStart afterWait(long historyLength) {
    return new TurnStart(Workflow.currentTimeMillis(), historyLength + AROUND_WAIT, 1);
  }
}
