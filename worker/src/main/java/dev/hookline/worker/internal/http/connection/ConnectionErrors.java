package dev.hookline.worker.internal.http.connection;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.internal.http2.ConnectionShutdownException;

/**
 * Describes errors of the connection to an endpoint; the texts continue its name. Messages of the
 * network stack are not shown.
 */
public final class ConnectionErrors {

  /** By these OkHttp reports that HTTP/2's reader has ended the connection or the stream. */
  private static final Set<String> ENDS_OF_HTTP_2 =
      Set.of("closed", "stream closed", "stream finished");

  private ConnectionErrors() {}

  /** Distinguishes a truncated stream from bytes that are not HTTP or gzip, by OkHttp's message. */
  public static boolean isBroken(IOException error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof SocketException
        || error instanceof EOFException
        || isEndOfHttp2(error)
        || message.startsWith("unexpected end of stream")
        || message.startsWith("stream was reset")
        || (error instanceof ProtocolException && message.equals("unexpected end of stream"));
  }

  /** Returns whether HTTP/2 only reports that its connection or stream has ended, not why. */
  static boolean isEndOfHttp2(IOException error) {
    return error instanceof ConnectionShutdownException
        || ENDS_OF_HTTP_2.contains(String.valueOf(error.getMessage()));
  }

  /** Returns the text of an error that is neither a timeout nor a blocked address. */
  public static String text(IOException error) {
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
    if (error instanceof ClientCertificateException certificate) {
      return text(certificate);
    }
    if (error instanceof SSLException) {
      return "failed the TLS handshake";
    }
    if (error instanceof UnsolicitedBytesException) {
      return "sent a response before the request was sent";
    }
    if (error instanceof OversizedHeadException) {
      return "responded with " + error.getMessage();
    }
    return isBroken(error)
        ? "closed the connection before its response was complete"
        : "responded with invalid HTTP";
  }

  private static String text(ClientCertificateException error) {
    if (error.isCertain()) {
      return error.wasPresented()
          ? "refused the client certificate of this worker"
          : "requires a client certificate, which this worker does not have";
    }
    return error.wasPresented()
        ? "closed the connection after it got this worker's client certificate"
        : "closed the connection after it requested a client certificate, which this worker does not have";
  }
}
