package dev.hookline.operate.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch is.
 *
 * @param replayed executions that run again
 * @param refused executions that do not, each with its reason in the report
 * @param expected how many the batch was expected to take; null if nobody counted
 * @param paused whether it waits to be resumed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchProgress(long replayed, long refused, @Nullable Long expected, boolean paused) {

  /** Returns the progress of a batch that has done nothing. */
  public static BatchProgress none() {
    return new BatchProgress(0, 0, null, false);
  }

  /** Returns how many executions have been looked at. */
  public long done() {
    return replayed + refused;
  }

  /** Returns the progress after some more. */
  public BatchProgress plus(long moreReplayed, long moreRefused) {
    return new BatchProgress(replayed + moreReplayed, refused + moreRefused, expected, paused);
  }

  /** Returns this progress, paused or not. */
  public BatchProgress withPaused(boolean now) {
    return new BatchProgress(replayed, refused, expected, now);
  }

  /** Returns this progress with the number that is expected. */
  public BatchProgress withExpected(@Nullable Long count) {
    return new BatchProgress(replayed, refused, count, paused);
  }
}
