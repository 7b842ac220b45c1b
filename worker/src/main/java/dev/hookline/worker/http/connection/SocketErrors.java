package dev.hookline.worker.http.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Errors of channels as those of sockets, which everything above expects. */
final class SocketErrors {

  private SocketErrors() {}

  static IOException of(IOException error) {
    if (error instanceof SocketException
        || error instanceof InterruptedIOException
        || error instanceof UnknownHostException
        || error instanceof ProxyFailureException) {
      return error;
    }
    String message = error.getMessage();
    SocketException broken = new SocketException(message == null ? "Socket closed" : message);
    broken.initCause(error);
    return broken;
  }
}
