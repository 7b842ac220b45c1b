package dev.hookline.worker.workflow;

import io.temporal.workflow.Workflow;

/**
 * How long the history should be at the current workflow task. A longer one may hold a task that
 * was lost with its worker, and with it an attempt that left no other trace; whoever sees that
 * makes the next attempt where the server counts it. A cancel request makes it longer as well.
 */
final class LostTaskDetection {

  /** Workflow started, task scheduled, task started. */
  private static final int FIRST_TASK = 3;

  /** Task completed; then activity started, activity completed, task scheduled, task started. */
  private static final int AROUND_ACTIVITY = 5;

  private long expected = FIRST_TASK;

  /** An activity is scheduled as the last of so many commands of this task. */
  void expectResponse(int commands) {
    expected = Workflow.getInfo().getHistoryLength() + AROUND_ACTIVITY + commands;
  }

  boolean isMoreThanExpected() {
    return Workflow.getInfo().getHistoryLength() > expected;
  }
}
