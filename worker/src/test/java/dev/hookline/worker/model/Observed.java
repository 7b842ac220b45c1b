package dev.hookline.worker.model;

import java.util.List;

/**
 * What became of a story.
 *
 * @param runs the event's run and its replays
 * @param replayedThoughSucceeded whether a replay of a run that succeeded was not refused
 * @param failedTask whether a workflow task failed, which it would do for ever
 * @param tooSlow whether the server took something for lost that the story does not lose
 */
record Observed(
    Story story,
    String execution,
    List<Run> runs,
    boolean replayedThoughSucceeded,
    boolean failedTask,
    boolean tooSlow) {

  /** Returns whether the machine or the in-process server may be what breaks a rule. */
  boolean isUnclear() {
    return tooSlow || runs.stream().anyMatch(Run::isOpen);
  }
}
