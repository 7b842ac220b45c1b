package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** An endpoint requested a client certificate, and closed the connection before it responded. */
public final class ClientCertificateException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean wasPresented;

  ClientCertificateException(IOException cause, boolean wasPresented) {
    super("endpoint requested a client certificate", cause);
    this.wasPresented = wasPresented;
  }

  /** Returns whether it got one. */
  public boolean wasPresented() {
    return wasPresented;
  }

  /** Returns whether the endpoint gave this as its reason; otherwise it is a guess. */
  public boolean isCertain() {
    return getCause() instanceof SSLException;
  }
}
