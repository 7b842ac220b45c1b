package dev.hookline.worker.http.connection;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** An endpoint asked for a client certificate, and ended the connection before it responded. */
public final class ClientCertificateException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean wasPresented;

  ClientCertificateException(IOException cause, boolean wasPresented) {
    super("endpoint asked for a client certificate", cause);
    this.wasPresented = wasPresented;
  }

  /** Returns whether it got one. */
  public boolean wasPresented() {
    return wasPresented;
  }

  /** Returns whether the endpoint has said that this is why; else it may have another reason. */
  public boolean isCertain() {
    return getCause() instanceof SSLException;
  }
}
