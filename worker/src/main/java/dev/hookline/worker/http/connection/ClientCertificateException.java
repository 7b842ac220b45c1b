package dev.hookline.worker.http.connection;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** An endpoint requested a client certificate, got none, and closed the connection. */
public final class ClientCertificateException extends IOException {
  private static final long serialVersionUID = 1;

  ClientCertificateException(IOException cause) {
    super("endpoint requested a client certificate", cause);
  }

  /** Returns whether the endpoint gave this as its reason; otherwise it is a guess. */
  public boolean isCertain() {
    return getCause() instanceof SSLException;
  }
}
