package dev.hookline.operate.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.operate.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of one execution of a batch: a line of its report.
 *
 * @param executionId the execution
 * @param runId the run that was to be replayed
 * @param outcome {@value #REPLAYED} or {@value #REFUSED}
 * @param newRunId the run that replaces it; null if it was refused
 * @param status how far the new run is, as the server's list says; null if it was refused, or not
 *     known yet
 * @param code why it was refused, such as {@code superseded}; null if it was replayed
 * @param message the same in a sentence
 */
public record BatchItem(
    String executionId,
    String runId,
    String outcome,
    @Nullable String newRunId,
    @Nullable ExecutionStatus status,
    @Nullable String code,
    @Nullable String message) {

  /** The execution runs again. */
  public static final String REPLAYED = "replayed";

  /** It does not. */
  public static final String REFUSED = "refused";

  /** Returns the line of an execution that runs again. */
  public static BatchItem replayed(BatchSelection.Run run, String newRunId) {
    return new BatchItem(run.executionId(), run.runId(), REPLAYED, newRunId, null, null, null);
  }

  /** Returns the line of an execution that does not. */
  public static BatchItem refused(BatchSelection.Run run, String code, @Nullable String message) {
    return new BatchItem(run.executionId(), run.runId(), REFUSED, null, null, code, message);
  }

  /** Returns this line with how far the new run is. */
  public BatchItem withStatus(@Nullable ExecutionStatus now) {
    return new BatchItem(executionId, runId, outcome, newRunId, now, code, message);
  }

  @JsonIgnore
  boolean isReplayed() {
    return outcome.equals(REPLAYED);
  }
}
