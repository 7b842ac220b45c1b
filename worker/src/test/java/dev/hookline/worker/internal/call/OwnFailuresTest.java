package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.FailureDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts that failed on this side, such as over a missing secret. */
class OwnFailuresTest {

  @Test
  void areRepeatedForAboutADayEachAtMostAMinuteAfterTheLast() {
    Duration total = Duration.ZERO;
    int attempts = 0;
    Optional<Duration> gap = after(1, 3_600, 0);
    while (gap.isPresent()) {
      total = total.plus(gap.get());
      attempts++;
      gap = after(attempts + 1, 3_600, 0);
    }

    assertThat(total).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    assertThat(attempts).isEqualTo(RetryDecision.MAX_UNCOUNTED);
    assertThat(after(1, 3_600, 0.07)).contains(Duration.ofMillis(107));
    assertThat(after(30, 3_600, 0)).contains(Duration.ofMinutes(1));
    assertThat(after(30, 5, 0)).contains(Duration.ofSeconds(5));
  }

  @Test
  void haveANumberAndDoNotCount() {
    assertThat(message(FailureCode.SECRET_MISSING, 4, new AttemptLog(4, 4, List.of())))
        .isEqualTo("why (attempt 4, not counted)");
    assertThat(message(FailureCode.HTTP_STATUS, 5, new AttemptLog(5, 4, List.of())))
        .isEqualTo("why (attempt 5, failure 1 of 2)");
  }

  private static Optional<Duration> after(int uncounted, int maximumInterval, double random) {
    WebhookCall webhook =
        Orders.of("OnX", WebhookConfig.builder("a", "http://a/").maximumInterval(maximumInterval))
            .webhook();
    return RetryDecision.afterOwn(uncounted, webhook, TimeLeft.UNLIMITED, random).next();
  }

  private static String message(FailureCode code, int attempt, AttemptLog log) {
    return new AttemptFailures(
            Orders.of("OnX", WebhookConfig.builder("a", "http://a/").numRetries(2)), attempt, log)
        .responded(
            new AttemptOutcome.Failed(code, "why", FailureDetails.of("a"), false, null),
            new RetryDecision(null, RetryDecision.End.ATTEMPTS))
        .getOriginalMessage();
  }
}
