package dev.hookline.operate.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.operate.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The result of one execution of a batch: a line of its report.
 *
 * @param executionId the execution
 * @param runId the run to replay
 * @param outcome {@value #REPLAYED} or {@value #REFUSED}
 * @param newRunId the run that replaces it; null if it was refused
 * @param status the status of the new run in the server's list; null if it was refused or is not
 *     listed yet
 * @param code the reason of the refusal, such as {@code superseded}; null if it was replayed
 * @param message the reason in a sentence
 */
public record BatchItem(
    String executionId,
    String runId,
    String outcome,
    @Nullable String newRunId,
    @Nullable ExecutionStatus status,
    @Nullable String code,
    @Nullable String message) {

  /** The execution is running again. */
  public static final String REPLAYED = "replayed";

  /** The execution is not running again. */
  public static final String REFUSED = "refused";

  /** Returns the line of a replayed execution. */
  public static BatchItem replayed(BatchSelection.Run run, String newRunId) {
    return new BatchItem(run.executionId(), run.runId(), REPLAYED, newRunId, null, null, null);
  }

  /** Returns the line of a refused execution. */
  public static BatchItem refused(BatchSelection.Run run, String code, @Nullable String message) {
    return new BatchItem(run.executionId(), run.runId(), REFUSED, null, null, code, message);
  }

  /** Returns this line with the status of the new run. */
  public BatchItem withStatus(@Nullable ExecutionStatus now) {
    return new BatchItem(executionId, runId, outcome, newRunId, now, code, message);
  }

  @JsonIgnore
  boolean isReplayed() {
    return outcome.equals(REPLAYED);
  }
}
