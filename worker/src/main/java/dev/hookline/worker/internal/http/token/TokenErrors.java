package dev.hookline.worker.internal.http.token;

import dev.hookline.worker.internal.http.connection.BlockedAddressException;
import dev.hookline.worker.internal.http.connection.ConnectionErrors;
import dev.hookline.worker.internal.http.connection.Exchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

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
    String text = text(error, exchange, timeout);
    return isTimedOut ? TokenException.outOfTime(text) : TokenException.because(text);
  }

  private static String text(IOException error, Exchange exchange, Duration timeout) {
    if (error instanceof InterruptedIOException) {
      return "%s within %d ms"
          .formatted(
              exchange.wasConnecting() ? "could not be connected to" : "did not respond in full",
              timeout.toMillis());
    }
    return error instanceof BlockedAddressException blocked
        ? "was not called: " + blocked.text(false)
        : ConnectionErrors.text(error);
  }
}
