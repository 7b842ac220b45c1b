package dev.hookline.operate;

import dev.hookline.contract.Coded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a webhook.
 *
 * @param attempt its number, from 1
 * @param startedAt when it began
 * @param millis how long it took; null while it runs
 * @param outcome how it ended
 * @param status the HTTP status that was answered; null without an answer, or where not recorded
 * @param code the failure code; null for none
 */
public record Attempt(
    int attempt,
    Instant startedAt,
    @Nullable Long millis,
    Outcome outcome,
    @Nullable Integer status,
    @Nullable String code) {

  /** How an attempt ended. */
  public enum Outcome implements Coded {
    /** The endpoint answered with a success. */
    SUCCEEDED,
    /** The endpoint answered with a failure, or could not be reached. */
    FAILED,
    /** It was lost with its worker; the request may have arrived. */
    LOST,
    /** It was stopped since nobody wanted it any more. */
    CANCELLED,
    /** It has not ended. */
    RUNNING
  }

  /** Returns when it ended, or the given time while it runs. */
  public Instant endedAt(Instant now) {
    return millis == null ? now : startedAt.plusMillis(millis);
  }
}
