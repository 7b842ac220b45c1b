package dev.hookline.worker.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Whoever starts workflows must not decide how many time series there are. */
class TemporalLabelsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  TemporalLabelsTest() {
    registry.config().meterFilter(new TemporalLabels());
  }

  @Test
  void countsAllLocalActivitiesAsOneType() {
    for (int i = 0; i < 100; i++) {
      registry.counter("temporal_local_activity", "activity_type", "webhook" + i).increment();
    }

    assertThat(registry.get("temporal_local_activity").counters()).hasSize(1);
    assertThat(
            registry
                .get("temporal_local_activity")
                .tag("activity_type", "FirstAttempt")
                .counter()
                .count())
        .isEqualTo(100);
  }

  @Test
  void countsTypesBeyondTwentyAsOther() {
    for (int i = 0; i < 100; i++) {
      registry.counter("temporal_workflow_completed", "workflow_type", "Type" + i).increment();
    }

    assertThat(
            registry
                .get("temporal_workflow_completed")
                .tag("workflow_type", "other")
                .counter()
                .count())
        .isEqualTo(80);
  }

  @Test
  void leavesOtherMetricsAlone() {
    registry.counter("hookline.deliveries", "activity_type", "mine").increment();

    assertThat(registry.get("hookline.deliveries").tag("activity_type", "mine").counter().count())
        .isOne();
  }
}
