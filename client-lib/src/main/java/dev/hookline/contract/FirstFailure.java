package dev.hookline.contract;

import org.jspecify.annotations.Nullable;

/**
 * How a first attempt failed that was a local activity. As JSON it is the third input of the
 * {@value Names#CALL_WEBHOOK} activity, whose first attempt only reports it, so that the server
 * counts, shows and delays the attempts as if all had been its own.
 *
 * @param code the failure code
 * @param message what happened
 * @param details the details, with the log of that one attempt
 * @param gapMillis the gap to the next attempt, in milliseconds; absent where none is to follow
 */
public record FirstFailure(
    String code, String message, FailureDetails details, @Nullable Long gapMillis) {

  /** Returns whether another attempt is to follow. */
  public boolean isRetried() {
    return gapMillis != null;
  }

  /** Returns the log with the one attempt. */
  public AttemptLog attemptLog() {
    return AttemptLog.parse(details.log()).orElse(AttemptLog.empty());
  }
}
