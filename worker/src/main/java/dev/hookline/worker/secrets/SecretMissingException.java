package dev.hookline.worker.secrets;

/** A reference that this worker cannot or may not resolve; the message contains no value. */
public final class SecretMissingException extends Exception {

  private static final long serialVersionUID = 1;

  SecretMissingException(String message) {
    super(message);
  }
}
