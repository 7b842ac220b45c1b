package dev.hookline.worker.http.token;

/** No access token was obtained; the message says why, and shows no secret. */
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

  /** Returns whether the attempt was stopped while it waited. */
  public boolean isStopped() {
    return isStopped;
  }
}
