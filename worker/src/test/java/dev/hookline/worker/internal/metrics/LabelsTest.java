package dev.hookline.worker.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.attempt.ObservedAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names from foreign plans fill neither memory nor log lines. */
class LabelsTest {

  @Test
  void countsFurtherPairsAsOther() {
    Labels labels = new Labels();
    for (int i = 0; i < Labels.MAX_PAIRS; i++) {
      assertThat(labels.of("E", "w" + i)).isEqualTo(new Labels.Pair("E", "w" + i));
    }

    assertThat(labels.of("E", "more")).isEqualTo(new Labels.Pair("other", "other"));
    assertThat(labels.of("E", "w7")).isEqualTo(new Labels.Pair("E", "w7"));
  }

  @Test
  void cutsAndCleansNames() {
    Labels labels = new Labels();

    assertThat(labels.of("E\nF\u001b[2J", "w".repeat(300)))
        .isEqualTo(new Labels.Pair("E F\uFFFD[2J", "w".repeat(Labels.MAX_LENGTH)));
  }

  @Test
  void metricsKeepTheLimit() {
    Metrics metrics = new Metrics();
    for (int i = 0; i < Labels.MAX_PAIRS + 5; i++) {
      metrics.attempts().observed(attempt("E", "w" + i));
    }

    assertThat(metrics.scrape())
        .contains(
            "hookline_attempts_seconds_count{code=\"\",event=\"other\",outcome=\"success\",webhook=\"other\"} 5\n");
  }

  private static ObservedAttempt attempt(String event, String webhook) {
    return new ObservedAttempt(event, webhook, "msg_1", 1, null, 200, "", Duration.ofMillis(1));
  }
}
