package dev.hookline.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The starters of workflows must not decide how many time series there are. */
@Timeout(60)
class SdkMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void countsAllLocalActivitiesAsOneType() throws Exception {
    report("temporal_local_activity", "activity_type", "webhook");

    assertThat(registry.get("temporal_local_activity").counters()).hasSize(1);
    assertThat(count("temporal_local_activity", "activity_type", "FirstAttempt")).isEqualTo(100);
  }

  @Test
  void countsTypesBeyondTwentyAsOther() throws Exception {
    report("temporal_workflow_completed", "workflow_type", "Type");

    assertThat(registry.get("temporal_workflow_completed").counters()).hasSize(21);
    assertThat(count("temporal_workflow_completed", "workflow_type", "other")).isEqualTo(80);
  }

  @Test
  void leavesTheServicesRegistryOpen() throws Exception {
    report("temporal_request", "operation", "Start");

    assertThat(registry.isClosed()).isFalse();
    assertThat(registry.get("temporal_request").counters()).hasSize(100);
  }

  /** Returns when all is reported: the scope's own thread may still do so when it is closed. */
  private void report(String name, String label, String value) throws Exception {
    try (Scope scope = SdkMetrics.scope(registry)) {
      for (int i = 0; i < 100; i++) {
        scope.tagged(Map.of(label, value + i)).counter(name).inc(1);
      }
    }
    while (registry.find(name).counters().stream().mapToDouble(Counter::count).sum() < 100) {
      assertThat(Thread.interrupted()).as("the test's time is over").isFalse();
      Thread.onSpinWait();
    }
  }

  private double count(String name, String label, String value) {
    return registry.get(name).tag(label, value).counter().count();
  }
}
