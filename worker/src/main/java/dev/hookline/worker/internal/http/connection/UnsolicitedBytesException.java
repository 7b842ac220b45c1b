package dev.hookline.worker.internal.http.connection;

import java.io.IOException;

/** An endpoint sent unsolicited bytes; nothing after them is read. */
public final class UnsolicitedBytesException extends IOException {
  private static final long serialVersionUID = 1;

  UnsolicitedBytesException(String message) {
    super(message);
  }
}
