package dev.hookline.worker.internal.http.connection;

import dev.hookline.worker.internal.http.connection.ProxyFailureException.Kind;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OkHttp's errors for a proxy that opens no tunnel. */
final class TunnelErrors {

  private static final Pattern STATUS =
      Pattern.compile("Unexpected response code for CONNECT: ([0-9]{3})");

  private static final int FORBIDDEN = 403;
  private static final int TIMED_OUT = 504;

  private TunnelErrors() {}

  static IOException translated(IOException error) {
    Matcher status = STATUS.matcher(String.valueOf(error.getMessage()));
    if (!status.matches()) {
      return error;
    }
    int code = Integer.parseInt(status.group(1));
    Kind kind =
        switch (code) {
          case FORBIDDEN -> Kind.FORBIDDEN;
          case TIMED_OUT -> Kind.TIMED_OUT;
          default -> Kind.NOT_CONNECTED;
        };
    return new ProxyFailureException(kind, "responded with %d to CONNECT".formatted(code));
  }
}
