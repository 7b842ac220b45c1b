package dev.hookline.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The failure of an attempt that was made elsewhere: of a first one, as a local activity, or of the
 * last one before a redirect. As JSON it is the third input of the {@value Names#CALL_WEBHOOK}
 * activity, whose first attempt only reports it, so that the server counts, shows and delays all
 * attempts as its own.
 *
 * @param code the failure code
 * @param message the failure message
 * @param details the details, including the log of that attempt
 * @param gapMillis the delay until the next attempt, in milliseconds; absent if none follows
 * @param earlier the log of all attempts before a redirect; absent for a first attempt
 * @param since when the first of these began, in milliseconds since 1970; absent likewise
 */
public record FirstFailure(
    String code,
    String message,
    FailureDetails details,
    @Nullable Long gapMillis,
    @Nullable AttemptLog earlier,
    @Nullable Long since) {

  /** Creates the failure of a first attempt. */
  public FirstFailure(
      String code, String message, FailureDetails details, @Nullable Long gapMillis) {
    this(code, message, details, gapMillis, null, null);
  }

  /** Returns the failure of the last attempt before a redirect, with the begin of the first. */
  public FirstFailure withSince(long millis) {
    return new FirstFailure(code, message, details, gapMillis, earlier, millis);
  }

  /**
   * Returns this failure as the last one, if a redirect leaves no further attempt.
   *
   * @param maxAttempts the maximum number of attempts after the redirect
   */
  public FirstFailure within(int maxAttempts) {
    return earlier == null || earlier.counted() < maxAttempts
        ? this
        : new FirstFailure(
            code,
            "%s; redirected, and no attempt is left of %d".formatted(message, maxAttempts),
            details,
            null,
            earlier,
            since);
  }

  /** Returns whether another attempt follows. */
  public boolean isRetried() {
    return gapMillis != null;
  }

  /** Returns the log with that attempt. */
  public AttemptLog attemptLog() {
    return earlier == null ? AttemptLog.parse(details.log()).orElse(AttemptLog.empty()) : earlier;
  }
}
