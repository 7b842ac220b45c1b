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
 * @param log the newest attempts that failed, this one included, as {@link AttemptLog#text()}
 */
public record FailureDetails(
    @Nullable String webhook,
    @Nullable Integer attempt,
    @Nullable Integer attempts,
    @Nullable Integer status,
    @Nullable String location,
    @Nullable String body,
    @Nullable String log) {

  /** The largest details in bytes of JSON. */
  public static final int MAX_BYTES = 2_000;

  /** The body gives way before fewer of the log's attempts are left. */
  private static final int LEAST_ENTRIES = 5;

  private static final int CUT_CHARS = 32;

  /** Returns details that know nothing but the webhook. */
  public static FailureDetails of(@Nullable String webhook) {
    return new FailureDetails(webhook, null, null, null, null, null, null);
  }

  /**
   * Returns these details with the log. Where they would be too large, the log's oldest attempts
   * are left out, then the end of the body.
   */
  public FailureDetails withLog(AttemptLog attemptLog) {
    int entries = attemptLog.newest().size();
    FailureDetails whole = with(body, attemptLog.text());
    while (!whole.fits() && entries > LEAST_ENTRIES) {
      whole = with(body, attemptLog.keeping(--entries).text());
    }
    while (!whole.fits() && whole.body() != null && !whole.body().isEmpty()) {
      whole = with(shorter(whole.body()), whole.log());
    }
    return whole;
  }

  /** Returns these details without the log, for where it stands in the cause already. */
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
    int end = Math.max(0, text.length() - CUT_CHARS);
    boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end);
  }
}
