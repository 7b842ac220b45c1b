package dev.hookline.worker.http.connection;

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

  private final Transport transport;
  private final EndpointConduct conduct;
  private final ResponseInput input;
  private final OutputStream output = new RequestOutput();
  private @Nullable OutputStream out;

  private int exchanges;
  private boolean isUnderWay;
  private boolean isSending;
  private boolean isLast;
  private String endpoint = "";
  private String shown = "";

  ResponseGuard(Transport transport, EndpointConduct conduct) {
    this.transport = transport;
    this.conduct = conduct;
    this.input = new ResponseInput(transport);
  }

  InputStream input() {
    return input;
  }

  OutputStream output() {
    return output;
  }

  /**
   * An exchange begins; nothing of it is sent yet.
   *
   * @param key what tells endpoints apart
   * @param shownInLogs what logs may show of the endpoint
   */
  void begin(String key, String shownInLogs) {
    exchanges++;
    isUnderWay = true;
    isSending = false;
    isLast = false;
    endpoint = key;
    shown = shownInLogs;
    input.beginHead();
    if (isKept()) {
      conduct.proved(endpoint);
    }
  }

  /** The response's head is read, and says how the rest ends. */
  void head(Framing framing) {
    isLast |= framing.isLast();
    input.beginBody(framing);
  }

  /**
   * The response is read, and another request may use the connection from now on.
   *
   * @return whether the response may be that of an earlier request
   */
  boolean end() {
    Look look = input.hasMore() ? look() : Look.QUIET;
    if (look == Look.BYTES) {
      misbehaved();
    }
    if (look != Look.QUIET || isLast || !input.isAtEnd()) {
      transport.abort();
    }
    isUnderWay = false;
    return look == Look.BYTES && isKept();
  }

  /** Looks at a kept connection, and returns whether no request may use it again. */
  boolean isUnfit() {
    if (exchanges == 0 || isUnderWay) {
      return false;
    }
    Look look = look();
    if (look == Look.BYTES) {
      misbehaved();
    }
    return look != Look.QUIET || conduct.isBanned(endpoint);
  }

  private Look look() {
    return input.hasBuffered() ? Look.BYTES : transport.look();
  }

  private boolean isKept() {
    return exchanges > 1;
  }

  private void misbehaved() {
    conduct.misbehaved(endpoint, shown);
  }

  /** Looks before every part of a request whether the endpoint speaks already. */
  private final class RequestOutput extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isUnderWay && input.hasMore() && look() == Look.BYTES) {
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
      if (!isSending) {
        misbehaved();
      }
      IOException refusal =
          !isSending && isKept()
              ? new UnfitConnectionException()
              : new UnaskedBytesException("bytes came before the request was sent");
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
