package dev.hookline.worker.internal.http.connection;

import java.io.IOException;

/** The head of a response, including all interim responses before it, exceeds its limit. */
public final class OversizedHeadException extends IOException {
  private static final long serialVersionUID = 1;

  OversizedHeadException(int bytes) {
    super("head of more than " + bytes / 1024 + " KiB");
  }
}
