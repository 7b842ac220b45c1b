package dev.hookline.worker.internal.http.token;

import dev.hookline.worker.internal.http.connection.BlockedAddressException;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.ProxyFailureException;
import dev.hookline.worker.internal.http.connection.UnknownProxyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Describes errors of the connection to a token endpoint. Messages of the network stack are not
 * shown.
 */
final class TokenErrors {

  private TokenErrors() {}

  static TokenException translated(IOException error, Exchange exchange, Duration timeout) {
    // the end of its time cancels an exchange too
    boolean isTimedOut = error instanceof InterruptedIOException;
    if (exchange.wasInterrupted() || (exchange.isCancelled() && !isTimedOut)) {
      return TokenException.stopped();
    }
    String text = text(error, timeout);
    return isTimedOut ? TokenException.outOfTime(text) : TokenException.because(text);
  }

  private static String text(IOException error, Duration timeout) {
    if (error instanceof InterruptedIOException) {
      return "did not respond in full within %d ms".formatted(timeout.toMillis());
    }
    if (error instanceof BlockedAddressException) {
      return "has an address that is not allowed by this worker";
    }
    if (error instanceof ProxyFailureException) {
      return "was not reached: its proxy " + error.getMessage();
    }
    if (error instanceof UnknownProxyException) {
      return "was not reached: the name of its proxy does not resolve";
    }
    if (error instanceof UnknownHostException) {
      return "has a host whose name does not resolve";
    }
    if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
      return "refused the connection";
    }
    return error instanceof SSLException
        ? "failed the TLS handshake"
        : "closed the connection before its response was complete";
  }
}
