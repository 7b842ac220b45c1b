package dev.hookline.operate;

import dev.hookline.contract.Coded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a webhook.
 *
 * @param attempt its number, from 1
 * @param startedAt when it began
 * @param millis its duration in milliseconds; null while it runs
 * @param outcome its outcome
 * @param status the HTTP status of the response; null if there was none or it was not recorded
 * @param code the failure code; null for none
 */
public record Attempt(
    int attempt,
    Instant startedAt,
    @Nullable Long millis,
    Outcome outcome,
    @Nullable Integer status,
    @Nullable String code) {

  /** The outcome of an attempt. */
  public enum Outcome implements Coded {
    /** The endpoint responded with success. */
    SUCCEEDED,
    /** The endpoint responded with a failure, or was unreachable. */
    FAILED,
    /** It was lost with its worker; the request may have arrived. */
    LOST,
    /** It was stopped because the execution was cancelled. */
    CANCELLED,
    /** It is still running. */
    RUNNING
  }

  /** Returns its end time, or the given time while it runs. */
  public Instant endedAt(Instant now) {
    return millis == null ? now : startedAt.plusMillis(millis);
  }
}
