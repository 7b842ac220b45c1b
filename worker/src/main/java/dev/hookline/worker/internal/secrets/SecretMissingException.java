package dev.hookline.worker.internal.secrets;

/** A reference that this worker cannot or may not resolve; the message contains no value. */
public final class SecretMissingException extends Exception {

  private static final long serialVersionUID = 1;

  SecretMissingException(String message) {
    super(message);
  }

  /**
   * Returns the exception of a secret that is there and of no use.
   *
   * @param message which, and why; without the value
   */
  public static SecretMissingException unusable(String message) {
    return new SecretMissingException(message);
  }
}
