package dev.hookline.worker.internal.workflow;

import io.temporal.workflow.Workflow;

/**
 * How an event began its calls.
 *
 * @param atMillis when, in milliseconds since 1970
 * @param historyLength the length of the history then, unless a task was lost
 * @param commands the number of commands that end the wait for the turn
 */
record TurnStart(long atMillis, long historyLength, int commands) {

  /** Task completed, timer started, turn signaled, task scheduled, task started. */
  private static final int AROUND_WAIT = 5;

  /** An event without an ordering begins in its first task. */
  static TurnStart ofUnordered() {
    return new TurnStart(
        Workflow.getInfo().getRunStartedTimestampMillis(), LostTaskDetection.FIRST_TASK, 0);
  }

  /**
   * Begins the wait for the turn.
   *
   * @param waits whether the signal of the turn is not there yet
   */
  static TurnStart ofOrdered(boolean waits) {
    return new TurnStart(
        Workflow.currentTimeMillis(),
        waits
            ? Workflow.getInfo().getHistoryLength() + AROUND_WAIT
            : LostTaskDetection.FIRST_TASK + 1,
        waits ? 1 : 0);
  }

  TurnStart at(long millis) {
    return new TurnStart(millis, historyLength, commands);
  }
}
