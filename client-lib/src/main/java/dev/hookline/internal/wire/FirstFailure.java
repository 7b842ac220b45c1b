package dev.hookline.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The failure of a first attempt that was a local activity. As JSON it is the third input of the
 * {@value Names#CALL_WEBHOOK} activity, whose first attempt only reports it, so that the server
 * counts, shows and delays all attempts as its own.
 *
 * @param code the failure code
 * @param message the failure message
 * @param details the details, including the log of that attempt
 * @param gapMillis the delay until the next attempt, in milliseconds; absent if none follows
 */
public record FirstFailure(
    String code, String message, FailureDetails details, @Nullable Long gapMillis) {

  /** Returns whether another attempt follows. */
  public boolean isRetried() {
    return gapMillis != null;
  }

  /** Returns the log with that attempt. */
  public AttemptLog attemptLog() {
    return AttemptLog.parse(details.log()).orElse(AttemptLog.empty());
  }
}
