package dev.hookline.verification.chaos.log;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An action or result of a caller.
 *
 * @param at microseconds since 1970
 * @param caller the number of its process
 * @param key the event's key
 * @param call the number of the call among those of the key
 * @param detail the digest of a response, the code of a failure, the reason of an end
 * @param body the response, or the excerpt of one in a failure
 */
public record CallerLine(
    long at, int caller, String key, int call, What what, String detail, String body) {

  /** What happened. */
  public enum What {
    /** The library is called. */
    CALLED,
    /** The library reports that the event is recorded. */
    ACCEPTED,
    /** onSuccess. */
    SUCCESS,
    /** onError. */
    FAILURE,
    /** An exception, without a callback. */
    ENDED,
    /** The execution was cancelled. */
    CANCELLED
  }

  @JsonIgnore
  public boolean isOutcome() {
    return what == What.SUCCESS || what == What.FAILURE;
  }

  /** Returns whether the library reported that the event will run or has run. */
  @JsonIgnore
  public boolean isAcceptance() {
    return isOutcome() || what == What.ACCEPTED;
  }
}
