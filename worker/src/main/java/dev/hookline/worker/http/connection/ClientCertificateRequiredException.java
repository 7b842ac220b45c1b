package dev.hookline.worker.http.connection;

import java.io.IOException;
import javax.net.ssl.SSLException;

/** An endpoint asked for a client certificate, was given none, and ended the connection. */
public final class ClientCertificateRequiredException extends SSLException {
  private static final long serialVersionUID = 1;

  ClientCertificateRequiredException(IOException cause) {
    super("endpoint requires a client certificate", cause);
  }
}
