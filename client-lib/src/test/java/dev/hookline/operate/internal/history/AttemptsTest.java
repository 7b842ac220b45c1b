package dev.hookline.operate.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.AttemptLog.Entry;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.AttemptGap;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void knowsEveryAttemptOfACompleteLog() {
    Attempts attempts = Attempts.of(3, Optional.of(log(1, 2)), Optional.of(succeeded(3)));

    assertThat(attempts.known()).extracting(Attempt::attempt).containsExactly(1, 2, 3);
    assertThat(attempts.known().get(0))
        .isEqualTo(new Attempt(1, START, 20L, Outcome.FAILED, 503, "http_status"));
    assertThat(attempts.missing()).isEmpty();
  }

  @Test
  void distinguishesAttemptsOlderThanTheLogFromLostOnes() {
    AttemptLog log = new AttemptLog(9, 0, log(5, 6, 9).newest());

    Attempts attempts = Attempts.of(12, Optional.of(log), Optional.empty());

    assertThat(attempts.missing())
        .containsExactly(
            new AttemptGap(1, 4, AttemptGap.Reason.OLDER),
            new AttemptGap(7, 8, AttemptGap.Reason.LOST),
            new AttemptGap(10, 12, AttemptGap.Reason.LOST));
  }

  @Test
  void reportsThatNothingWasRecorded() {
    Attempts attempts = Attempts.of(4, Optional.empty(), Optional.of(succeeded(4)));

    assertThat(attempts.missing())
        .containsExactly(new AttemptGap(1, 3, AttemptGap.Reason.NOT_RECORDED));
  }

  @Test
  void prefersTheLogToTheServersRecord() {
    Attempts attempts = Attempts.of(1, Optional.of(log(1)), Optional.of(succeeded(1)));

    assertThat(attempts.known()).extracting(Attempt::outcome).containsExactly(Outcome.FAILED);
  }

  private static AttemptLog log(int... numbers) {
    AttemptLog log = AttemptLog.empty();
    for (int number : numbers) {
      log = log.with(new Entry(number, START.toEpochMilli(), 20, "http_status", 503));
    }
    return log;
  }

  private static Attempt succeeded(int number) {
    return new Attempt(number, START, 5L, Outcome.SUCCEEDED, 200, null);
  }
}
