package dev.hookline.worker.model;

import java.util.List;

/**
 * The observed course of a story.
 *
 * @param runs the event's run and its replays
 * @param replayedThoughSucceeded whether a replay of a run that succeeded was not refused
 * @param failedTask whether a workflow task failed, which would repeat for ever
 * @param calledBeforeRecorded whether a sync webhook was called in a task before the response of
 *     another one in the same task was recorded
 * @param tooSlow whether the server considered something lost that the story does not lose
 */
record Observed(
    Story story,
    String execution,
    List<Run> runs,
    boolean replayedThoughSucceeded,
    boolean failedTask,
    boolean calledBeforeRecorded,
    boolean tooSlow) {

  /** Returns whether the machine or the in-process server may have broken a rule. */
  boolean isUnclear() {
    return tooSlow || runs.stream().anyMatch(Run::isOpen);
  }
}
