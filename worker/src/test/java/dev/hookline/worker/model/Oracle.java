package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of an event and its replays (docs/semantics.md), independent of the implementation. A
 * replay from the failed webhook uses what earlier runs have recorded.
 */
final class Oracle {

  private Oracle() {}

  /** Returns what breaks a rule. */
  static List<String> problems(Observed observed) {
    List<String> problems = new ArrayList<>();
    Recorded recorded = Recorded.NOTHING;
    for (Run run : observed.runs()) {
      if (run.from() != Replay.FROM_FAILED) {
        recorded = Recorded.NOTHING;
      }
      RunOracle oracle = new RunOracle(observed.story(), observed.execution(), run, recorded);
      problems.addAll(oracle.problems());
      recorded = oracle.recorded();
    }
    if (observed.failedTask()) {
      problems.add("a workflow task failed");
    }
    if (observed.calledBeforeRecorded()) {
      problems.add("called before an earlier response was recorded");
    }
    if (observed.replayedThoughSucceeded()) {
      problems.add("replayed although it succeeded");
    }
    return problems;
  }
}
