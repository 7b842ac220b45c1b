package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.BlockedAddressException;
import dev.hookline.worker.internal.http.connection.ClientCertificateException;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.OversizedHeadException;
import dev.hookline.worker.internal.http.connection.ProxyFailureException;
import dev.hookline.worker.internal.http.connection.UnknownProxyException;
import dev.hookline.worker.internal.http.connection.UnsolicitedBytesException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.internal.http2.ConnectionShutdownException;

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
    return isBroken(error) ? FailureCode.CONNECTION_RESET : FailureCode.INVALID_RESPONSE;
  }

  /** Distinguishes a truncated stream from bytes that are not HTTP or gzip, by OkHttp's message. */
  private static boolean isBroken(IOException error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof SocketException
        || error instanceof EOFException
        || error instanceof ConnectionShutdownException
        || message.startsWith("unexpected end of stream")
        || message.startsWith("stream was reset")
        || (error instanceof ProtocolException && message.equals("unexpected end of stream"));
  }

  /** The text of a TLS error names the host, which may come from a secret. */
  private static String text(
      FailureCode code, IOException error, WebhookCall webhook, UnaryOperator<String> redaction) {
    if (error instanceof ProxyFailureException) {
      return "was not reached: its proxy " + error.getMessage();
    }
    return switch (code) {
      case PROXY_ERROR -> "was not reached: the name of its proxy does not resolve";
      case CONNECT_TIMEOUT -> "could not be connected to within %d s".formatted(webhook.timeout());
      case TIMEOUT -> "did not respond in full within %d s".formatted(webhook.timeout());
      case CANCELLED -> "was cancelled during the call";
      case BLOCKED_ADDRESS -> blocked(webhook, error);
      case DNS_ERROR -> "has a host whose name does not resolve";
      case CONNECTION_REFUSED -> "refused the connection";
      case TLS_ERROR ->
          error instanceof ClientCertificateException certificate
              ? certificate.wasPresented()
                  ? "refused the client certificate of this worker"
                  : "requires a client certificate, which this worker does not have"
              : "failed the TLS handshake: "
                  + Excerpt.of(redaction.apply(String.valueOf(error.getMessage())), 200);
      case CONNECTION_RESET ->
          error instanceof ClientCertificateException certificate
              ? certificate.wasPresented()
                  ? "closed the connection after it got this worker's client certificate"
                  : "closed the connection after it requested a client certificate, which this worker does not have"
              : "closed the connection before its response was complete";
      default ->
          error instanceof UnsolicitedBytesException
              ? "sent a response before the request was sent"
              : error instanceof OversizedHeadException
                  ? "responded with " + error.getMessage()
                  : "responded with invalid HTTP";
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
