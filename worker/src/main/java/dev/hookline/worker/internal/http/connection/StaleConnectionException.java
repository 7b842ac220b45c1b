package dev.hookline.worker.internal.http.connection;

import java.io.IOException;

/** A kept connection turned out unfit before anything was sent, so another may be used. */
final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1;

  StaleConnectionException() {
    super("kept connection is unfit for another request");
  }
}
