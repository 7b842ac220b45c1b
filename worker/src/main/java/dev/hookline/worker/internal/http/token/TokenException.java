package dev.hookline.worker.internal.http.token;

/** No access token was obtained; the message contains the reason, and no secret. */
public final class TokenException extends Exception {

  private static final long serialVersionUID = 1;

  private enum Kind {
    FAILED,
    OUT_OF_TIME,
    STOPPED
  }

  private final Kind kind;

  private TokenException(String message, Kind kind) {
    super(message);
    this.kind = kind;
  }

  static TokenException because(String message) {
    return new TokenException(message, Kind.FAILED);
  }

  /** The time of the request was over; one with more time may succeed. */
  static TokenException outOfTime(String message) {
    return new TokenException(message, Kind.OUT_OF_TIME);
  }

  static TokenException stopped() {
    return new TokenException("the wait for it was stopped", Kind.STOPPED);
  }

  /** Returns whether the failure is that of one attempt alone, so that others try again. */
  boolean isOfOneAttempt() {
    return kind != Kind.FAILED;
  }

  boolean isOutOfTime() {
    return kind == Kind.OUT_OF_TIME;
  }

  /** Returns whether the attempt was cancelled while it waited. */
  public boolean isStopped() {
    return kind == Kind.STOPPED;
  }
}
