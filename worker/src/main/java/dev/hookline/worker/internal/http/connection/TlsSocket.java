package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/** A TLS connection whose plaintext is guarded. */
final class TlsSocket extends DelegatingTlsSocket implements GuardedSocket, Transport {

  private static final int PEEK_MILLIS = 1;
  private static final int NONE = -1;
  private static final String HTTP_2 = "h2";

  private final SSLSocket tls;
  private final ChannelSocket wire;
  private final CertificateRequests requests;
  private final ResponseGuard guard;

  /** A byte that a peek has found and nobody has read. */
  private int found = NONE;

  TlsSocket(
      SSLSocket tls,
      ChannelSocket wire,
      CertificateRequests requests,
      KeptConnections connections) {
    super(tls);
    this.tls = tls;
    this.wire = wire;
    this.requests = requests;
    this.guard = new ResponseGuard(this, connections);
  }

  @Override
  public ResponseGuard guard() {
    return guard;
  }

  @Override
  public void startHandshake() throws IOException {
    try {
      tls.startHandshake();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  public InputStream getInputStream() {
    return guard.input();
  }

  @Override
  public OutputStream getOutputStream() {
    return guard.output();
  }

  /** OkHttp calls this before it reuses a kept connection. */
  @Override
  public boolean isInputShutdown() {
    return guard.isUnfit() || tls.isInputShutdown();
  }

  @Override
  public InputStream input() throws IOException {
    InputStream in = new Input(tls.getInputStream());
    return HTTP_2.equals(tls.getApplicationProtocol()) ? new FrameLimits(in) : in;
  }

  @Override
  public OutputStream output() throws IOException {
    return tls.getOutputStream();
  }

  /** Arrived bytes may belong to TLS itself; only reading them shows that. */
  @Override
  public PeekResult peek() {
    if (found != NONE) {
      return PeekResult.BYTES;
    }
    try {
      InputStream in = tls.getInputStream();
      if (in.available() == 0) {
        PeekResult below = wire.peek();
        if (below != PeekResult.BYTES) {
          return below;
        }
      }
      return readOne(in);
    } catch (IOException e) {
      return PeekResult.ENDED;
    }
  }

  private PeekResult readOne(InputStream in) throws IOException {
    int before = tls.getSoTimeout();
    tls.setSoTimeout(PEEK_MILLIS);
    try {
      found = in.read();
      return found == NONE ? PeekResult.ENDED : PeekResult.BYTES;
    } catch (SocketTimeoutException e) {
      return PeekResult.QUIET;
    } finally {
      restoreTimeout(before);
    }
  }

  private void restoreTimeout(int millis) {
    try {
      tls.setSoTimeout(millis);
    } catch (SocketException e) {
      // closed meanwhile; the next use reports it
    }
  }

  @Override
  public void abort() {
    close();
  }

  /** Without TLS's close_notify, which could block on the endpoint and hold up others. */
  @Override
  public synchronized void close() {
    wire.close();
  }

  @Override
  public boolean isClosed() {
    return wire.isClosed();
  }

  @Override
  public IOException translated(IOException beforeAnyByte) {
    return requests.wasRequested(tls)
        ? new ClientCertificateException(beforeAnyByte, requests.hasCertificate())
        : beforeAnyByte;
  }

  @Override
  public void checkEnd() throws IOException {
    if (requests.wasRequested(tls)) {
      throw new ClientCertificateException(
          new IOException("end of stream"), requests.hasCertificate());
    }
  }

  private final class Input extends BulkInput {

    private final InputStream in;

    private Input(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (found == NONE) {
        return in.read(bytes, offset, length);
      }
      bytes[offset] = (byte) found;
      found = NONE;
      return 1;
    }

    /** Includes bytes that are still encrypted and may not be plaintext. */
    @Override
    public int available() throws IOException {
      return (found == NONE ? 0 : 1) + in.available() + wire.waiting();
    }
  }
}
