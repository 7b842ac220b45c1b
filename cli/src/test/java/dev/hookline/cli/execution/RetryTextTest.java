package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTextTest {

  private static final EventType EVENT = EventType.of("E");
  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
  private static final Plan PLAN =
      Plan.of(
          EVENT,
          null,
          Config.empty()
              .with(
                  EVENT,
                  WebhookConfig.builder("labels", "http://a/")
                      .numRetries(6)
                      .maximumInterval(5)
                      .retry(
                          RetryConfig.defaults()
                              .withInitialInterval(Duration.ofMillis(200))
                              .withRetryOn("429", "5xx")
                              .withFailOn("501"))
                      .build(),
                  WebhookConfig.builder("mail", "http://a/")
                      .async(true)
                      .retry(
                          RetryConfig.schedule(Duration.ofSeconds(5), Duration.ofMinutes(90))
                              .withJitterPercent(20)
                              .withTotalTimeout(Duration.ofDays(1)))
                      .build(),
                  WebhookConfig.builder("plain", "http://a/").numRetries(7).build())
              .withDeadline(EVENT, Duration.ofSeconds(30)));

  @Test
  void listsEachPolicyAndTheDeadline() {
    assertThat(RetryText.lines(PLAN, START))
        .containsExactly(
            "retry      labels (200ms, ×2, at most 5s; 6 attempts; only 429, 5xx; not 501),"
                + " mail (5s, 1h30m +20%; 3 attempts; within 1d)",
            "deadline   30s, until 2026-11-30T12:00:30Z");
    assertThat(RetryText.of(PLAN, "mail")).isEqualTo("5s, 1h30m +20%; 3 attempts; within 1d");
  }

  @Test
  void isEmptyForAPlanWithoutThem() {
    Plan plan =
        Plan.of(
            EVENT,
            null,
            Config.empty().with(EVENT, WebhookConfig.builder("plain", "http://a/").build()));

    assertThat(RetryText.lines(plan, START)).isEmpty();
    assertThat(RetryText.of(plan, "plain")).isEmpty();
    assertThat(RetryText.of(null, "plain")).isEmpty();
  }
}
