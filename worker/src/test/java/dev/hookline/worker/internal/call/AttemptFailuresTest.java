package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FailureDetails;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages that an operator sees for a failed attempt. */
class AttemptFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, HTTP status 500 (attempt 1 of 2)",
    "2, 2, HTTP status 500 (attempt 2 of 2)",
    "2, 1, 'HTTP status 500 (attempt 2, failure 1 of 2)'",
    "4, 2, 'HTTP status 500 (attempt 4, failure 2 of 2)'",
  })
  void aLostAttemptHasANumberButIsNoFailure(int attempt, int failures, String message) {
    AttemptLog log = new AttemptLog(failures, 0, List.of());
    AttemptOutcome.Failed failed =
        new AttemptOutcome.Failed(
            FailureCode.HTTP_STATUS, "HTTP status 500", FailureDetails.of("a"), false, null);

    assertThat(
            new AttemptFailures(
                    Orders.of("OnX", WebhookConfig.builder("a", "http://a/").numRetries(2)),
                    attempt,
                    log)
                .responded(failed, new RetryDecision(null, RetryDecision.End.ATTEMPTS))
                .getOriginalMessage())
        .isEqualTo(message);
  }

  /** Each attempt is lost or fails, in every order, until the worker gives up. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noCountExceedsItsLimit(int numRetries) {
    for (int lost = 0; lost < 64; lost++) {
      int failures = 0;
      for (int attempt = 1; attempt <= 6 + numRetries; attempt++) {
        if ((lost >> (attempt - 1) & 1) == 1) {
          continue;
        }
        failures++;
        AttemptOutcome.Failed failed =
            new AttemptOutcome.Failed(
                FailureCode.HTTP_STATUS, "down", FailureDetails.of("a"), false, null);
        CallInput order =
            Orders.of("OnX", WebhookConfig.builder("a", "http://a/").numRetries(numRetries));
        RetryDecision decision =
            RetryDecision.after(failed, failures, order.webhook(), TimeLeft.UNLIMITED, 0);
        String message =
            new AttemptFailures(order, attempt, new AttemptLog(failures, 0, List.of()))
                .responded(failed, decision)
                .getOriginalMessage();

        assertThat(message)
            .isEqualTo(
                attempt == failures
                    ? "down (attempt %d of %d)".formatted(attempt, numRetries)
                    : "down (attempt %d, failure %d of %d)"
                        .formatted(attempt, failures, numRetries));
        assertThat(failures).isLessThanOrEqualTo(numRetries);
        if (decision.next().isEmpty()) {
          break;
        }
      }
    }
  }
}
