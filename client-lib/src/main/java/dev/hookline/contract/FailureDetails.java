package dev.hookline.contract;

import org.jspecify.annotations.Nullable;

/**
 * The one detail of a failure in the history, as JSON; under 2 KB, since the server drops failures
 * over 4 KB between attempts. Fields that do not apply are absent.
 *
 * @param webhook the webhook that failed
 * @param attempt the number of the attempt that failed, from 1
 * @param attempts the attempts that were allowed
 * @param status the HTTP status that was answered
 * @param location where a redirect points, without its query
 * @param body the first KB of the answer's body, as text
 */
public record FailureDetails(
    @Nullable String webhook,
    @Nullable Integer attempt,
    @Nullable Integer attempts,
    @Nullable Integer status,
    @Nullable String location,
    @Nullable String body) {

  /** Returns details that know nothing but the webhook. */
  public static FailureDetails of(@Nullable String webhook) {
    return new FailureDetails(webhook, null, null, null, null, null);
  }
}
