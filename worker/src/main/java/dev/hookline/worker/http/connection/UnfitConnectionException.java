package dev.hookline.worker.http.connection;

import java.io.IOException;

/** A kept connection turned out unfit before anything was sent on it, so another may be used. */
final class UnfitConnectionException extends IOException {
  private static final long serialVersionUID = 1;

  UnfitConnectionException() {
    super("kept connection is unfit for another request");
  }
}
