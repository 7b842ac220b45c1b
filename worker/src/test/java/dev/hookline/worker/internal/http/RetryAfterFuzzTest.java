package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.RetryDecision;
import dev.hookline.worker.internal.call.TimeLeft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;

/** A {@code Retry-After} sets a gap up to the webhook's maximum, or is ignored. */
class RetryAfterFuzzTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final int MAXIMUM_SECONDS = 3_600;
  private static final WebhookCall WEBHOOK =
      WebhookCall.of(
          WebhookConfig.builder("w", "http://h/").maximumInterval(MAXIMUM_SECONDS).build());

  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] header) {
    Duration retryAfter = RetryAfter.parse(new String(header, UTF_8), CLOCK).orElse(null);
    if (retryAfter != null) {
      assertThat(retryAfter).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    AttemptOutcome.Failed failed =
        new AttemptOutcome.Failed(
            FailureCode.HTTP_STATUS,
            "responded with 503",
            FailureDetails.of("w"),
            false,
            retryAfter);
    assertThat(RetryDecision.after(failed, 1, WEBHOOK, TimeLeft.UNLIMITED, 0).next().orElseThrow())
        .isBetween(RetryDecision.INITIAL_INTERVAL, Duration.ofSeconds(MAXIMUM_SECONDS));
  }
}
