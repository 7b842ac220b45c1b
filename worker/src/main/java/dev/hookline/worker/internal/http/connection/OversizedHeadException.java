package dev.hookline.worker.internal.http.connection;

import java.io.IOException;

/**
 * A part of a response that is not content exceeds its limit, such as its head, including all
 * interim responses before it.
 */
public final class OversizedHeadException extends IOException {
  private static final long serialVersionUID = 1;

  /** Creates the error of a part that has a limit in bytes. */
  OversizedHeadException(String part, int bytes) {
    super("%s of more than %d KiB".formatted(part, bytes / 1024));
  }

  /** Creates the error of too many parts. */
  OversizedHeadException(String limit) {
    super("more than " + limit);
  }
}
