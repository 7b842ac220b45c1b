package dev.hookline.contract;

/**
 * The third input of the {@value Names#CALL_WEBHOOK} activity where the first attempt was a local
 * activity that failed, as JSON. The activity's first attempt only reports it, so that the server
 * counts, shows and delays the attempts as if all had been its own.
 *
 * @param code the failure code
 * @param message what happened
 * @param details the details, with the log of that one attempt
 * @param gapMillis the gap to the next attempt, in milliseconds
 */
public record FirstFailure(String code, String message, FailureDetails details, long gapMillis) {

  /** Returns the log with the one attempt. */
  public AttemptLog attemptLog() {
    return AttemptLog.parse(details.log()).orElse(AttemptLog.empty());
  }
}
