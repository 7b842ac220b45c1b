package dev.hookline.worker.internal.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that each response of an HTTP/1.1 connection reaches only its own request. Bytes that
 * arrive before a request is sent, while it is sent on a kept connection, or after its response was
 * read are unsolicited, and close the connection. Used by one thread at a time. A connection
 * without {@link #begin}, such as HTTP/2 or the one below TLS, is passed through.
 */
final class ResponseGuard {

  private static final int IDLE_TIMEOUT_START = "HTTP/1.1 408".length();

  private final Transport transport;
  private final KeptConnections connections;
  private final ResponseInput input;
  private final OutputStream output = new RequestOutput();
  private @Nullable OutputStream out;

  private int exchanges;
  private boolean isInProgress;
  private boolean isSending;
  private boolean isLast;
  private String endpoint = "";
  private String shown = "";

  ResponseGuard(Transport transport, KeptConnections connections) {
    this.transport = transport;
    this.connections = connections;
    this.input = new ResponseInput(transport);
  }

  InputStream input() {
    return input;
  }

  OutputStream output() {
    return output;
  }

  /** Returns the cause of an error of the connection. */
  IOException translated(IOException error) {
    return input.translated(error);
  }

  /**
   * Starts an exchange; nothing of it is sent yet.
   *
   * @param key the endpoint's key
   * @param shownInLogs the endpoint as logs may show it
   * @param isSingleUse whether the connection closes after it
   */
  void begin(String key, String shownInLogs, boolean isSingleUse) {
    exchanges++;
    isInProgress = true;
    isSending = false;
    isLast = isSingleUse;
    endpoint = key;
    shown = shownInLogs;
    input.beginHead();
    if (isKept()) {
      connections.markSilent(endpoint);
    }
  }

  /** Called when the head of the response is read, with the framing of the rest. */
  void head(Framing framing) {
    isLast |= framing.isLast();
    input.beginBody(framing);
  }

  /**
   * Ends the response; from now on another request may use the connection.
   *
   * @return whether the response may belong to an earlier request
   */
  boolean end() {
    if (!input.isAtEnd()) {
      abandon();
      return false;
    }
    PeekResult peeked = input.hasMore() ? peek() : PeekResult.QUIET;
    if (peeked == PeekResult.BYTES) {
      reportUnsolicited();
    }
    if (peeked != PeekResult.QUIET || isLast) {
      transport.abort();
    }
    endHere();
    return peeked == PeekResult.BYTES && isKept();
  }

  /** Leaves the rest of the response unread. */
  void abandon() {
    transport.abort();
    endHere();
  }

  private void endHere() {
    isInProgress = false;
    input.rest();
  }

  /** Checks a kept connection, and returns whether no request may reuse it. */
  boolean isUnfit() {
    if (exchanges == 0 || isInProgress) {
      return false;
    }
    PeekResult peeked = peek();
    if (peeked == PeekResult.BYTES && !isIdleTimeout()) {
      reportUnsolicited();
    }
    return peeked != PeekResult.QUIET || connections.isBanned(endpoint);
  }

  /** Proxies send a 408 when they close an idle connection; Go's client reads it that way too. */
  private boolean isIdleTimeout() {
    try {
      String start = new String(input.start(IDLE_TIMEOUT_START), ISO_8859_1);
      return start.startsWith("HTTP/1.") && start.endsWith(" 408");
    } catch (IOException e) {
      return true;
    }
  }

  private PeekResult peek() {
    return input.hasBuffered() ? PeekResult.BYTES : transport.peek();
  }

  private boolean isKept() {
    return exchanges > 1;
  }

  private void reportUnsolicited() {
    connections.reportUnsolicited(endpoint, shown);
  }

  /** Checks before every write of a request whether the endpoint has already sent something. */
  private final class RequestOutput extends BulkOutput {

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isInProgress && input.hasMore() && peek() == PeekResult.BYTES) {
        checkEarlyResponse();
      }
      isSending = true;
      try {
        out().write(bytes, offset, length);
      } catch (IOException e) {
        throw input.translated(e);
      }
    }

    private void checkEarlyResponse() throws IOException {
      if (isSending && !isKept()) {
        // on a new connection it can only be the response to this request
        isLast = true;
        return;
      }
      if (isSending) {
        connections.markAmbiguous(endpoint);
      } else {
        reportUnsolicited();
      }
      IOException refusal =
          !isSending && isKept()
              ? new StaleConnectionException()
              : new UnsolicitedBytesException("bytes arrived before the request was sent");
      input.refuse(refusal);
      transport.abort();
      throw refusal;
    }

    @Override
    public void flush() throws IOException {
      out().flush();
    }

    private OutputStream out() throws IOException {
      OutputStream opened = out;
      if (opened == null) {
        opened = transport.output();
        out = opened;
      }
      return opened;
    }
  }
}
