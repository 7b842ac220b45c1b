package dev.hookline.worker.internal.http.tls;

/** A certificate or key that cannot be used; the message contains the reason, and no part of it. */
public final class UnusableTlsException extends Exception {

  private static final long serialVersionUID = 1;

  UnusableTlsException(String message) {
    super(message);
  }
}
