package dev.hookline.worker.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets each response of an HTTP/1.1 connection reach its own request only. Bytes that come before a
 * request is sent, while it is sent on a kept connection, or after its response was read were not
 * asked for, and end the connection. Used by one thread at a time; a connection on which nothing
 * was begun, as one of HTTP/2 or below TLS, is passed through.
 */
final class ResponseGuard {

  private static final int FAREWELL_BYTES = "HTTP/1.1 408".length();

  private final Transport transport;
  private final KeptConnections connections;
  private final ResponseInput input;
  private final OutputStream output = new RequestOutput();
  private @Nullable OutputStream out;

  private int exchanges;
  private boolean isUnderWay;
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

  /** Returns what an error of the connection means. */
  IOException explained(IOException error) {
    return input.explained(error);
  }

  /**
   * An exchange begins; nothing of it is sent yet.
   *
   * @param key what tells endpoints apart
   * @param shownInLogs what logs may show of the endpoint
   * @param isUsedOnce whether the connection ends with it
   */
  void begin(String key, String shownInLogs, boolean isUsedOnce) {
    exchanges++;
    isUnderWay = true;
    isSending = false;
    isLast = isUsedOnce;
    endpoint = key;
    shown = shownInLogs;
    input.beginHead();
    if (isKept()) {
      connections.proved(endpoint);
    }
  }

  /** The response's head is read, and says how the rest ends. */
  void head(Framing framing) {
    isLast |= framing.isLast();
    input.beginBody(framing);
  }

  /**
   * The response has ended, and another request may use the connection from now on.
   *
   * @return whether the response may be that of an earlier request
   */
  boolean end() {
    if (!input.isAtEnd()) {
      abandon();
      return false;
    }
    PeekResult peeked = input.hasMore() ? peek() : PeekResult.QUIET;
    if (peeked == PeekResult.BYTES) {
      misbehaved();
    }
    if (peeked != PeekResult.QUIET || isLast) {
      transport.abort();
    }
    endHere();
    return peeked == PeekResult.BYTES && isKept();
  }

  /** The rest of the response is not read. */
  void abandon() {
    transport.abort();
    endHere();
  }

  private void endHere() {
    isUnderWay = false;
    input.rest();
  }

  /** Looks at a kept connection, and returns whether no request may use it again. */
  boolean isUnfit() {
    if (exchanges == 0 || isUnderWay) {
      return false;
    }
    PeekResult peeked = peek();
    if (peeked == PeekResult.BYTES && !isFarewell()) {
      misbehaved();
    }
    return peeked != PeekResult.QUIET || connections.isBanned(endpoint);
  }

  /** Proxies say by a 408 that they close an idle connection; Go's client takes it so too. */
  private boolean isFarewell() {
    try {
      String start = new String(input.start(FAREWELL_BYTES), ISO_8859_1);
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

  private void misbehaved() {
    connections.misbehaved(endpoint, shown);
  }

  /** Looks before every part of a request whether the endpoint speaks already. */
  private final class RequestOutput extends BulkOutput {

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isUnderWay && input.hasMore() && peek() == PeekResult.BYTES) {
        hearEarly();
      }
      isSending = true;
      try {
        out().write(bytes, offset, length);
      } catch (IOException e) {
        throw input.explained(e);
      }
    }

    private void hearEarly() throws IOException {
      if (isSending && !isKept()) {
        // the response to this request, which nothing else can be on a new connection
        isLast = true;
        return;
      }
      if (isSending) {
        connections.doubted(endpoint);
      } else {
        misbehaved();
      }
      IOException refusal =
          !isSending && isKept()
              ? new StaleConnectionException()
              : new UnsolicitedBytesException("bytes came before the request was sent");
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
