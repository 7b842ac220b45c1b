package dev.hookline.worker.internal.http.connection;

import dev.hookline.worker.internal.http.connection.ProxyFailureException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OkHttp's errors for a proxy that opens no tunnel. */
final class TunnelErrors {

  private static final Pattern STATUS =
      Pattern.compile("Unexpected response code for CONNECT: ([0-9]{3})");

  private static final int FORBIDDEN = 403;
  private static final int TIMED_OUT = 504;

  private TunnelErrors() {}

  /**
   * Returns the proxy's failure if the error is one.
   *
   * @param isOpening whether the tunnel was not open yet
   */
  static IOException translated(IOException error, boolean isOpening) {
    Matcher status = STATUS.matcher(String.valueOf(error.getMessage()));
    if (!status.matches()) {
      return isOpening && !isOtherwiseKnown(error)
          ? new ProxyFailureException(
              Kind.UNUSABLE,
              ConnectionErrors.isBroken(error)
                  ? "closed the connection"
                  : "responded with invalid HTTP")
          : error;
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

  private static boolean isOtherwiseKnown(IOException error) {
    return error instanceof ProxyFailureException
        || error instanceof UnknownHostException
        || error instanceof InterruptedIOException;
  }
}
