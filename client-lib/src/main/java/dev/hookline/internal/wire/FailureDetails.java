package dev.hookline.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The details of a failure in the history, as JSON; under 2 KB, since the server drops failures
 * over 4 KB between attempts. Fields that do not apply are absent.
 *
 * @param webhook the webhook that failed
 * @param attempt the number of the failed attempt, from 1
 * @param attempts the number of allowed attempts
 * @param status the HTTP status of the response
 * @param location the target of a redirect, without its query
 * @param body the first KB of the response's body, as text
 * @param log the newest failed attempts, including this one, as {@link AttemptLog#text()}
 */
public record FailureDetails(
    @Nullable String webhook,
    @Nullable Integer attempt,
    @Nullable Integer attempts,
    @Nullable Integer status,
    @Nullable String location,
    @Nullable String body,
    @Nullable String log) {

  /** The maximum size in bytes of JSON. */
  public static final int MAX_BYTES = 2_000;

  /** The body is truncated before the log drops below this many attempts. */
  private static final int MIN_ENTRIES = 5;

  private static final int TRIM_CHARS = 32;

  /** Returns details with only the webhook. */
  public static FailureDetails of(@Nullable String webhook) {
    return new FailureDetails(webhook, null, null, null, null, null, null);
  }

  /**
   * Returns these details with the log. If they would be too large, the log's oldest attempts are
   * dropped, then the end of the body.
   */
  public FailureDetails withLog(AttemptLog attemptLog) {
    int entries = attemptLog.newest().size();
    FailureDetails details = with(body, attemptLog.text());
    while (!details.fits() && entries > MIN_ENTRIES) {
      details = with(body, attemptLog.keepingNewest(--entries).text());
    }
    while (!details.fits() && details.body() != null && !details.body().isEmpty()) {
      details = with(shorter(details.body()), details.log());
    }
    return details;
  }

  /** Returns these details without the log, for use when the cause already has it. */
  public FailureDetails withoutLog() {
    return with(body, null);
  }

  private FailureDetails with(@Nullable String text, @Nullable String attemptLog) {
    return new FailureDetails(webhook, attempt, attempts, status, location, text, attemptLog);
  }

  private boolean fits() {
    return WireJson.write(this).length <= MAX_BYTES;
  }

  private static String shorter(String text) {
    int end = Math.max(0, text.length() - TRIM_CHARS);
    boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end);
  }
}
