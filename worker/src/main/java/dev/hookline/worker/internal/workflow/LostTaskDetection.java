package dev.hookline.worker.internal.workflow;

import io.temporal.workflow.Workflow;
import java.util.function.IntSupplier;

/**
 * Compares the history's length with the expected one at the current workflow task. A longer
 * history may have a task that was lost with its worker, and with it an attempt that left no other
 * trace; the next attempt is then a regular activity, which the server counts. A cancel request
 * makes it longer too.
 */
final class LostTaskDetection {

  /** The length at the first task: workflow started, task scheduled, task started. */
  static final int FIRST_TASK = 3;

  /** Task completed; then activity started, activity completed, task scheduled, task started. */
  private static final int AROUND_ACTIVITY = 5;

  /** Task completed and attempt recorded, task scheduled, task started. */
  private static final int AROUND_RECORD = 4;

  private final long begunAt = Workflow.getInfo().getHistoryLength();
  private final IntSupplier updates;
  private long expected;
  private int started;
  private int updatesBefore;

  /**
   * Creates the detection of an execution.
   *
   * @param started the number of commands that the task of its first call issues before that call
   * @param historyLength the length of its history in that task, unless a task was lost
   */
  LostTaskDetection(int started, long historyLength) {
    this(started, historyLength, () -> 0);
  }

  /**
   * Creates the detection of an execution that accepts updates.
   *
   * @param updates how many it has accepted
   */
  LostTaskDetection(int started, long historyLength, IntSupplier updates) {
    this.expected = historyLength;
    this.started = started;
    this.updates = updates;
  }

  /**
   * Expects the result of an activity that is scheduled as the last of this many commands of this
   * task.
   */
  void expectResponse(int commands) {
    expected = Workflow.getInfo().getHistoryLength() + AROUND_ACTIVITY + started + commands;
    started = 0;
    updatesBefore = updates.getAsInt();
  }

  /**
   * Expects the task that is requested with the completion of this one, which records an attempt,
   * and the updates that it has accepted.
   */
  void expectNextTask() {
    long now = Workflow.getInfo().getHistoryLength();
    int accepted = updates.getAsInt();
    expected = now + AROUND_RECORD + accepted - updatesBefore + (now == begunAt ? started : 0);
    started = 0;
    updatesBefore = accepted;
  }

  boolean isMoreThanExpected() {
    return Workflow.getInfo().getHistoryLength() > expected;
  }
}
