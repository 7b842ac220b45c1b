package dev.hookline.worker.internal.http.connection;

import java.net.UnknownHostException;

/** The host name of a proxy does not resolve. */
public final class UnknownProxyException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  UnknownProxyException() {
    super("proxy");
  }
}
