package dev.hookline.cli.stats;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.operate.stats.ExecutionStatistics;
import java.time.Instant;

/** What {@code stats} prints. */
record Report(Instant since, Instant until, @JsonUnwrapped ExecutionStatistics statistics) {

  /** Returns of how many executions the figures are. */
  String scope() {
    return statistics.sample() ? executions() + ", a sample of the newest" : executions();
  }

  /** Returns how many executions were read, of how many. */
  String executions() {
    String executions = statistics.read() == 1 ? "execution" : "executions";
    return statistics.sample()
        ? "%,d of %,d %s".formatted(statistics.read(), statistics.found(), executions)
        : "%,d %s".formatted(statistics.read(), executions);
  }
}
