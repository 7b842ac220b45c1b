package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.AttemptGap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The known and unknown attempts of one call. */
record Attempts(List<Attempt> known, List<AttemptGap> missing) {

  static final Attempts NONE = new Attempts(List.of(), List.of());

  /**
   * Combines the sources of attempts.
   *
   * @param count the number of attempts that have begun
   * @param log the activity's log; empty if there is none
   * @param last the attempt that the server itself recorded; empty for none
   */
  static Attempts of(int count, Optional<AttemptLog> log, Optional<Attempt> last) {
    List<Attempt> known = new ArrayList<>();
    for (AttemptLog.Entry entry : log.orElse(AttemptLog.empty()).newest()) {
      known.add(
          new Attempt(
              entry.attempt(),
              Instant.ofEpochMilli(entry.startedAt()),
              entry.millis(),
              Outcome.FAILED,
              entry.status(),
              entry.code()));
    }
    last.filter(attempt -> known.stream().noneMatch(one -> one.attempt() == attempt.attempt()))
        .ifPresent(known::add);
    known.sort(Comparator.comparingInt(Attempt::attempt));
    return new Attempts(List.copyOf(known), gaps(count, log, known));
  }

  private static List<AttemptGap> gaps(int count, Optional<AttemptLog> log, List<Attempt> known) {
    List<AttemptGap> gaps = new ArrayList<>();
    int expected = 1;
    for (Attempt attempt : known) {
      if (attempt.attempt() > expected) {
        gaps.add(new AttemptGap(expected, attempt.attempt() - 1, reason(expected, log)));
      }
      expected = attempt.attempt() + 1;
    }
    if (count >= expected) {
      gaps.add(new AttemptGap(expected, count, reason(expected, log)));
    }
    return List.copyOf(gaps);
  }

  private static AttemptGap.Reason reason(int first, Optional<AttemptLog> log) {
    if (log.isEmpty()) {
      return AttemptGap.Reason.NOT_RECORDED;
    }
    boolean isTruncated = log.get().failures() > log.get().newest().size();
    return first == 1 && isTruncated ? AttemptGap.Reason.OLDER : AttemptGap.Reason.LOST;
  }
}
