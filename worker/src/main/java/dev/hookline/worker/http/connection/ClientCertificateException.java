package dev.hookline.worker.http.connection;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** An endpoint asked for a client certificate, was given none, and ended the connection. */
public final class ClientCertificateException extends IOException {
  private static final long serialVersionUID = 1;

  ClientCertificateException(IOException cause) {
    super("endpoint asked for a client certificate", cause);
  }

  /** Returns whether the endpoint has said that this is why; else it may have another reason. */
  public boolean isCertain() {
    return getCause() instanceof SSLException;
  }
}
