package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.BlockedAddressException;
import dev.hookline.worker.internal.http.connection.ClientCertificateException;
import dev.hookline.worker.internal.http.connection.ConnectionErrors;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.ProxyFailureException;
import dev.hookline.worker.internal.http.connection.UnknownProxyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** Classifies errors of the connection. Messages of the network stack are not shown. */
final class TransportErrors {

  private TransportErrors() {}

  static AttemptOutcome.Failed outcome(
      IOException error,
      Exchange exchange,
      WebhookCall webhook,
      Failures failures,
      UnaryOperator<String> redaction) {
    FailureCode code = code(error, exchange);
    String text = text(code, error, webhook, redaction);
    return failures.failed(code, text + " at " + SafeUrl.of(webhook.url()));
  }

  private static FailureCode code(IOException error, Exchange exchange) {
    if (exchange.wasInterrupted()) {
      return FailureCode.CANCELLED;
    }
    if (error instanceof InterruptedIOException) {
      return exchange.wasConnecting() ? FailureCode.CONNECT_TIMEOUT : FailureCode.TIMEOUT;
    }
    if (exchange.isCancelled()) {
      return FailureCode.CANCELLED;
    }
    if (error instanceof ProxyFailureException proxy) {
      return switch (proxy.kind()) {
        case UNUSABLE -> FailureCode.PROXY_ERROR;
        case NOT_CONNECTED -> FailureCode.CONNECTION_REFUSED;
        case FORBIDDEN -> FailureCode.BLOCKED_ADDRESS;
        case TIMED_OUT -> FailureCode.CONNECT_TIMEOUT;
      };
    }
    if (error instanceof UnknownProxyException) {
      return FailureCode.PROXY_ERROR;
    }
    if (error instanceof BlockedAddressException) {
      return FailureCode.BLOCKED_ADDRESS;
    }
    if (error instanceof UnknownHostException) {
      return FailureCode.DNS_ERROR;
    }
    if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
      return FailureCode.CONNECTION_REFUSED;
    }
    if (error instanceof ClientCertificateException certificate) {
      return certificate.isCertain() ? FailureCode.TLS_ERROR : FailureCode.CONNECTION_RESET;
    }
    if (error instanceof SSLException) {
      return FailureCode.TLS_ERROR;
    }
    return ConnectionErrors.isBroken(error)
        ? FailureCode.CONNECTION_RESET
        : FailureCode.INVALID_RESPONSE;
  }

  /** The text of a TLS error names the host, which may come from a secret. */
  private static String text(
      FailureCode code, IOException error, WebhookCall webhook, UnaryOperator<String> redaction) {
    if (error instanceof ProxyFailureException) {
      return ConnectionErrors.text(error);
    }
    return switch (code) {
      case CONNECT_TIMEOUT -> "could not be connected to within %d s".formatted(webhook.timeout());
      case TIMEOUT -> "did not respond in full within %d s".formatted(webhook.timeout());
      case CANCELLED -> "was cancelled during the call";
      case BLOCKED_ADDRESS -> blocked(webhook, error);
      case TLS_ERROR ->
          error instanceof ClientCertificateException
              ? ConnectionErrors.text(error)
              : "failed the TLS handshake: "
                  + Excerpt.of(redaction.apply(String.valueOf(error.getMessage())), 200);
      default -> ConnectionErrors.text(error);
    };
  }

  /** A URL whose host is a secret reference does not parse, and the host is not shown. */
  private static String blocked(WebhookCall webhook, IOException error) {
    boolean isShown = HttpUrl.parse(webhook.url()) != null;
    return "was not called: "
        + (error instanceof BlockedAddressException blocked
            ? blocked.text(isShown)
            : "it is not allowed by this worker");
  }
}
