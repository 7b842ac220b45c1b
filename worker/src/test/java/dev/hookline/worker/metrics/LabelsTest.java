package dev.hookline.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.call.AttemptOutcome.Succeeded;
import dev.hookline.worker.call.Orders;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names from foreign plans fill neither memory nor log lines. */
class LabelsTest {

  @Test
  void countsFurtherPairsAsOther() {
    Labels labels = new Labels();
    for (int i = 0; i < Labels.MAX_PAIRS; i++) {
      assertThat(labels.of(Orders.of("E", "w" + i))).isEqualTo(new Labels.Pair("E", "w" + i));
    }

    assertThat(labels.of(Orders.of("E", "more"))).isEqualTo(new Labels.Pair("other", "other"));
    assertThat(labels.of(Orders.of("E", "w7"))).isEqualTo(new Labels.Pair("E", "w7"));
  }

  @Test
  void cutsAndCleansNames() {
    Labels labels = new Labels();

    assertThat(labels.of(Orders.of("E\nF\u001b[2J", "w".repeat(300))))
        .isEqualTo(new Labels.Pair("E F\uFFFD[2J", "w".repeat(Labels.MAX_LENGTH)));
  }

  @Test
  void metricsKeepTheLimit() {
    Metrics metrics = new Metrics();
    for (int i = 0; i < Labels.MAX_PAIRS + 5; i++) {
      metrics.observed(
          Orders.of("E", "w" + i), new Succeeded(200, new byte[0]), Duration.ofMillis(1));
    }

    assertThat(metrics.scrape())
        .contains(
            "hookline_attempts_seconds_count{code=\"\",event=\"other\",outcome=\"success\",webhook=\"other\"} 5\n");
  }
}
