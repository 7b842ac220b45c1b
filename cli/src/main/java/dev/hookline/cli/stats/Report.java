package dev.hookline.cli.stats;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.operate.stats.ExecutionStatistics;
import java.time.Instant;

/** What {@code stats} prints. */
record Report(Instant since, Instant until, @JsonUnwrapped ExecutionStatistics statistics) {

  /** Returns how many executions the figures cover. */
  String scope() {
    return statistics.sample() ? executions() + ", a sample of the newest" : executions();
  }

  /** Returns the number of executions read, of how many. */
  String executions() {
    String executions = statistics.read() == 1 ? "execution" : "executions";
    return statistics.sample()
        ? "%,d of %,d %s".formatted(statistics.read(), statistics.found(), executions)
        : "%,d %s".formatted(statistics.read(), executions);
  }
}
