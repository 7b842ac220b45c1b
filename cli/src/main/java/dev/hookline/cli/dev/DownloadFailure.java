package dev.hookline.cli.dev;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Explains why a download failed; the JDK's own exceptions often have no message. */
final class DownloadFailure {

  private DownloadFailure() {}

  static IOException of(URI source, IOException error) {
    return new IOException("%s: %s".formatted(source, reason(source, error)), error);
  }

  private static String reason(URI source, IOException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "host %s is unknown".formatted(source.getHost());
      }
    }
    if (error instanceof HttpTimeoutException) {
      return "%s did not respond in time".formatted(source.getAuthority());
    }
    if (error instanceof ConnectException) {
      return "%s refused the connection".formatted(source.getAuthority());
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }
}
