package dev.hookline.operate.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a batch.
 *
 * @param replayed the number of replayed executions
 * @param refused the number of refused executions, each with its reason in the report
 * @param expected the expected number of executions; null if they were not counted
 * @param paused whether it is paused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchProgress(long replayed, long refused, @Nullable Long expected, boolean paused) {

  /** Returns the progress of a new batch. */
  public static BatchProgress none() {
    return new BatchProgress(0, 0, null, false);
  }

  /** Returns the number of processed executions. */
  public long done() {
    return replayed + refused;
  }

  /** Returns the progress after further executions. */
  public BatchProgress plus(long moreReplayed, long moreRefused) {
    return new BatchProgress(replayed + moreReplayed, refused + moreRefused, expected, paused);
  }

  /** Returns this progress, paused or not. */
  public BatchProgress withPaused(boolean now) {
    return new BatchProgress(replayed, refused, expected, now);
  }

  /** Returns this progress with the expected number. */
  public BatchProgress withExpected(@Nullable Long count) {
    return new BatchProgress(replayed, refused, count, paused);
  }
}
