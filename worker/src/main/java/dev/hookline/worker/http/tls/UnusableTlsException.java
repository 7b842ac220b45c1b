package dev.hookline.worker.http.tls;

/**
 * A certificate or key that cannot be used; the message says which and why, and shows no part of
 * it.
 */
public final class UnusableTlsException extends Exception {

  private static final long serialVersionUID = 1;

  UnusableTlsException(String message) {
    super(message);
  }
}
