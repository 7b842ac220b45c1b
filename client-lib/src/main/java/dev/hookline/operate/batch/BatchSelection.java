package dev.hookline.operate.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next executions of a batch.
 *
 * @param runs the executions, each with its current latest run
 * @param nextPage the page at which the selection continues; null if this is the last one
 */
public record BatchSelection(List<Run> runs, @Nullable String nextPage) {

  /** An execution and the run to replay. */
  public record Run(String executionId, String runId) {}

  /** Copies the list. */
  public BatchSelection {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }
}
