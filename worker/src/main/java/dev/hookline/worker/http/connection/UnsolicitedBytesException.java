package dev.hookline.worker.http.connection;

import java.io.IOException;

/** An endpoint sent bytes that no request asked for; what follows them is not read. */
public final class UnsolicitedBytesException extends IOException {
  private static final long serialVersionUID = 1;

  UnsolicitedBytesException(String message) {
    super(message);
  }
}
