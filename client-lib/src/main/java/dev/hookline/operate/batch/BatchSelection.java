package dev.hookline.operate.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next executions of a batch.
 *
 * @param runs each with the run that is its latest now
 * @param nextPage where the selection goes on; null if it ends here
 */
public record BatchSelection(List<Run> runs, @Nullable String nextPage) {

  /** An execution and the run to replay. */
  public record Run(String executionId, String runId) {}

  /** Copies the list. */
  public BatchSelection {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }
}
