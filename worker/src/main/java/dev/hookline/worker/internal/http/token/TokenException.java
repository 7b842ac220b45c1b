package dev.hookline.worker.internal.http.token;

/** No access token was obtained; the message contains the reason, and no secret. */
public final class TokenException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean isStopped;

  private TokenException(String message, boolean isStopped) {
    super(message);
    this.isStopped = isStopped;
  }

  static TokenException because(String message) {
    return new TokenException(message, false);
  }

  static TokenException stopped() {
    return new TokenException("the wait for it was stopped", true);
  }

  /** Returns whether the attempt was cancelled while it waited. */
  public boolean isStopped() {
    return isStopped;
  }
}
