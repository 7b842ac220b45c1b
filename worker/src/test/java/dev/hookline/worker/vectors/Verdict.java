package dev.hookline.worker.vectors;

import java.util.List;

/**
 * The result of a case.
 *
 * @param reason why it was skipped, deviates or was not understood, and the number of the run if it
 *     was not the first; otherwise empty
 */
record Verdict(String id, Result result, String reason, List<String> wanted, List<String> seen) {

  /** The possible results; those after {@code SKIPPED} fail a test. */
  enum Result {
    PASSED,
    DEVIATING,
    SKIPPED,
    NOT_UNDERSTOOD,
    FAILED
  }

  static Verdict skipped(String id, String reason) {
    return new Verdict(id, Result.SKIPPED, reason, List.of(), List.of());
  }

  static Verdict compared(String id, List<String> wanted, List<String> seen) {
    return new Verdict(id, wanted.equals(seen) ? Result.PASSED : Result.FAILED, "", wanted, seen);
  }

  /** Compares with the outcome in the deviations, if any, else with the recorded one. */
  static Verdict compared(
      String id, Deviations.Entry deviation, List<String> recorded, List<String> seen) {
    if (!deviation.exists()) {
      return compared(id, recorded, seen);
    }
    if (deviation.outcome().equals(recorded)) {
      return new Verdict(
          id, Result.FAILED, "its deviation equals what the Go package did", recorded, seen);
    }
    Result result = deviation.outcome().equals(seen) ? Result.DEVIATING : Result.FAILED;
    return new Verdict(id, result, deviation.difference(), deviation.outcome(), seen);
  }

  /** A case with parts that the runner does not understand has not passed, whatever it did. */
  Verdict notUnderstood(List<String> problems) {
    return problems.isEmpty()
        ? this
        : new Verdict(
            id,
            Result.NOT_UNDERSTOOD,
            String.join(", ", problems) + "; otherwise " + label(),
            wanted,
            seen);
  }

  /** Notes that the earlier runs failed. */
  Verdict inRun(int number) {
    String note = "in run " + number;
    return new Verdict(id, result, reason.isEmpty() ? note : reason + ", " + note, wanted, seen);
  }

  /** Returns whether it was understood but had a different outcome. */
  boolean isLost() {
    return result == Result.FAILED;
  }

  boolean isBad() {
    return result.compareTo(Result.SKIPPED) > 0;
  }

  /** Returns the label under which cases are listed: the result and its reason. */
  String label() {
    String text = result.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return reason.isEmpty() ? text : text + " (" + reason + ")";
  }

  String difference() {
    return "%s %s%nwanted %s%nseen   %s".formatted(id, label(), wanted, seen);
  }
}
