package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.worker.internal.call.RetryDecision.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a failed webhook is called again. */
class RetryDecisionTest {

  @Test
  void doublesTheDelayByDefault() {
    assertThat(delays(webhook().numRetries(20).maximumInterval(5)))
        .startsWith(millis(100), millis(200), millis(400), millis(800), millis(1_600))
        .endsWith(millis(5_000), millis(5_000))
        .hasSize(19);
  }

  @Test
  void multipliesTheDelayByItsBackoff() {
    RetryConfig retry =
        RetryConfig.defaults().withInitialInterval(Duration.ofSeconds(1)).withBackoff(1.5);

    assertThat(delays(webhook().numRetries(6).maximumInterval(4).retry(retry)))
        .containsExactly(millis(1_000), millis(1_500), millis(2_250), millis(3_375), millis(4_000));
  }

  @Test
  void followsItsSchedule() {
    RetryConfig retry = RetryConfig.schedule(Duration.ofSeconds(5), Duration.ofHours(10));

    assertThat(delays(webhook().retry(retry)))
        .containsExactly(Duration.ofSeconds(5), Duration.ofHours(10));
    assertThat(delays(webhook().retry(retry).numRetries(5)))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofHours(10),
            Duration.ofHours(10),
            Duration.ofHours(10));
    assertThat(delays(webhook().retry(retry).numRetries(2))).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void addsItsJitter() {
    WebhookConfigBuilder percent =
        webhook().retry(RetryConfig.schedule(Duration.ofHours(1)).withJitterPercent(50));

    assertThat(delay(percent, 0.5)).contains(Duration.ofMinutes(75));
    assertThat(delay(webhook(), 0.5)).contains(millis(150));
    assertThat(delay(webhook().retry(RetryConfig.defaults().withJitterPercent(0)), 0.9))
        .contains(millis(100));
  }

  @ParameterizedTest
  @CsvSource({
    "500, '',            '',      NONE",
    "410, '',            '',      TERMINAL",
    "410, '410',         '',      NONE",
    "410, '',            '400',   TERMINAL",
    "404, '429 5xx',     '',      STATUS",
    "503, '429 5xx',     '',      NONE",
    "501, '429 5xx',     '501',   STATUS",
    "400, '',            '4xx',   STATUS",
    "500, '',            '4xx',   NONE",
    "429, '420-430',     '',      NONE",
  })
  void retriesTheStatusesOfItsLists(int status, String retryOn, String failOn, End end) {
    RetryConfig retry =
        RetryConfig.defaults()
            .withBackoff(3)
            .withRetryOn(retryOn.isEmpty() ? new String[0] : retryOn.split(" "))
            .withFailOn(failOn.isEmpty() ? new String[0] : failOn.split(" "));
    WebhookCall webhook = WebhookCall.of(webhook().retry(retry).build());

    assertThat(RetryDecision.after(failed(status, null), 1, webhook, TimeLeft.UNLIMITED, 0).end())
        .isEqualTo(end);
  }

  @Test
  void retriesAFailureWithoutAStatusWhateverTheLists() {
    WebhookCall webhook =
        WebhookCall.of(
            webhook().retry(RetryConfig.defaults().withRetryOn("429").withFailOn("2xx")).build());

    assertThat(
            RetryDecision.after(
                    new AttemptOutcome.Failed(
                        FailureCode.TIMEOUT, "late", FailureDetails.of("a"), false, null),
                    1,
                    webhook,
                    TimeLeft.UNLIMITED,
                    0)
                .end())
        .isEqualTo(End.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    // Retry-After, left of the total, left of the event -> delay
    "60,   , ,  60",
    "9000, , ,  3600",
    "60,   30, ,  20",
    "60,   ,  40,  30",
    "60,   35,  40,  25",
    "5,    30, ,  5",
    "60,   8,   ,  1",
  })
  void capsRetryAfterByWhatIsLeftLessAnAttempt(
      int retryAfter, @Nullable Integer total, @Nullable Integer event, int delay) {
    WebhookCall webhook =
        WebhookCall.of(
            webhook()
                .timeout(10)
                .retry(RetryConfig.defaults().withInitialInterval(Duration.ofSeconds(1)))
                .build());

    assertThat(
            RetryDecision.after(
                    failed(503, Duration.ofSeconds(retryAfter)),
                    1,
                    webhook,
                    new TimeLeft(seconds(total), seconds(event)),
                    0)
                .delay())
        .isEqualTo(Duration.ofSeconds(delay));
  }

  @Test
  void endsWhereTheNextAttemptWouldBeTooLate() {
    WebhookConfigBuilder slow =
        webhook()
            .retry(
                RetryConfig.schedule(Duration.ofSeconds(30))
                    .withTotalTimeout(Duration.ofHours(25)));

    assertThat(end(slow, seconds(31), null)).isEqualTo(End.NONE);
    assertThat(end(slow, seconds(30), null)).isEqualTo(End.TOTAL_TIMEOUT);
    assertThat(end(slow, seconds(-5), null)).isEqualTo(End.TOTAL_TIMEOUT);
    assertThat(end(slow, null, seconds(30))).isEqualTo(End.DEADLINE);
    assertThat(end(slow, seconds(31), seconds(30))).isEqualTo(End.DEADLINE);
    WebhookCall webhook = WebhookCall.of(slow.build());
    assertThat(new RetryDecision(null, End.TOTAL_TIMEOUT).reason(webhook))
        .isEqualTo(", totalTimeout of 1d1h is used up");
    assertThat(RetryDecision.afterOwn(20, webhook, new TimeLeft(seconds(59), null), 0).end())
        .isEqualTo(End.TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({", 10", "60, 10", "9, 9", "1, 1", "0, 1", "-1, 10"})
  void limitsAnAttemptToWhatIsLeft(@Nullable Integer left, int timeout) {
    WebhookCall webhook = WebhookCall.of(webhook().timeout(10).build());

    assertThat(new TimeLeft(seconds(left), null).limit(webhook).timeout()).isEqualTo(timeout);
    assertThat(new TimeLeft(null, seconds(left)).limit(webhook).timeout()).isEqualTo(timeout);
  }

  private static @Nullable Duration seconds(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static End end(
      WebhookConfigBuilder webhook, @Nullable Duration total, @Nullable Duration event) {
    return RetryDecision.after(
            failed(500, null), 1, WebhookCall.of(webhook.build()), new TimeLeft(total, event), 0)
        .end();
  }

  private static Optional<Duration> delay(WebhookConfigBuilder webhook, double random) {
    return RetryDecision.after(
            failed(500, null), 1, WebhookCall.of(webhook.build()), TimeLeft.UNLIMITED, random)
        .next();
  }

  private static List<Duration> delays(WebhookConfigBuilder builder) {
    WebhookCall webhook = WebhookCall.of(builder.build());
    List<Duration> delays = new ArrayList<>();
    for (int failures = 1; ; failures++) {
      RetryDecision decision =
          RetryDecision.after(failed(500, null), failures, webhook, TimeLeft.UNLIMITED, 0);
      if (decision.delay() == null) {
        return delays;
      }
      delays.add(decision.delay());
    }
  }

  private static WebhookConfigBuilder webhook() {
    return WebhookConfig.builder("a", "http://a/");
  }

  private static AttemptOutcome.Failed failed(int status, @Nullable Duration retryAfter) {
    return new AttemptOutcome.Failed(
        FailureCode.HTTP_STATUS,
        "responded with " + status,
        new FailureDetails("a", 1, 3, status, null, null, null),
        status == 410,
        retryAfter);
  }
}
