package dev.hookline.cli.execution;

import dev.hookline.cli.output.Elapsed;
import dev.hookline.operate.Execution;
import dev.hookline.operate.show.Timeline;
import java.time.Duration;

/**
 * How long an execution took, or has run; its async deliveries may end after it.
 *
 * @param own from its start to its end
 * @param all the same to the end of its last delivery
 */
record ExecutionTime(Duration own, Duration all) {

  static ExecutionTime of(Execution execution, Timeline timeline) {
    return new ExecutionTime(
        Duration.between(
            execution.startedAt(),
            execution.closedAt() == null ? timeline.to() : execution.closedAt()),
        Duration.between(timeline.from(), timeline.to()));
  }

  String text() {
    String text = Elapsed.of(own);
    String whole = Elapsed.of(all);
    return whole.equals(text) ? text : "%s, with deliveries %s".formatted(text, whole);
  }
}
