package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A TCP socket that connects as its dialer does, which checks addresses, and that can be peeked at
 * without blocking. It sends with TCP_NODELAY: otherwise the end of a request above OkHttp's buffer
 * of 8 KiB would wait for the acknowledgement of its start, which Linux may delay by 40 ms.
 */
final class ChannelSocket extends DelegatingSocket implements GuardedSocket, Transport {

  private static final int PEEK_BYTES = 64;

  private final SocketChannel channel;
  private final Dialer dialer;
  private final ResponseGuard guard;

  /** Bytes that a peek has found and nobody has read; always in read mode. */
  private final ByteBuffer found = ByteBuffer.allocate(PEEK_BYTES).limit(0);

  private ChannelSocket(SocketChannel channel, Dialer dialer, KeptConnections connections) {
    super(channel.socket());
    this.channel = channel;
    this.dialer = dialer;
    this.guard = new ResponseGuard(this, connections);
  }

  static ChannelSocket open(Dialer dialer, KeptConnections connections) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new ChannelSocket(channel, dialer, connections);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    try {
      dialer.connect(socket(), (InetSocketAddress) endpoint, timeoutMillis);
    } catch (IOException e) {
      throw ofSocket(e);
    }
  }

  @Override
  public ResponseGuard guard() {
    return guard;
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
    return guard.isUnfit() || socket().isInputShutdown();
  }

  @Override
  public InputStream input() throws IOException {
    return new Input(socket().getInputStream());
  }

  @Override
  public OutputStream output() throws IOException {
    return new Output(socket().getOutputStream());
  }

  /** No exchange is in progress, so nobody else reads. */
  @Override
  public PeekResult peek() {
    if (found.hasRemaining()) {
      return PeekResult.BYTES;
    }
    try {
      channel.configureBlocking(false);
      try {
        found.clear();
        int count = channel.read(found);
        found.flip();
        return count < 0 ? PeekResult.ENDED : count == 0 ? PeekResult.QUIET : PeekResult.BYTES;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      found.limit(0);
      return PeekResult.ENDED;
    }
  }

  /** Returns the number of unread bytes. */
  int waiting() throws IOException {
    return found.remaining() + socket().getInputStream().available();
  }

  @Override
  public void abort() {
    close();
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it is closed either way
    }
  }

  /** Converts a channel's error to a socket's, which the callers expect. */
  private static IOException ofSocket(IOException error) {
    if (error instanceof SocketException
        || error instanceof InterruptedIOException
        || error instanceof UnknownHostException
        || error instanceof ProxyFailureException) {
      return error;
    }
    String message = error.getMessage();
    SocketException broken = new SocketException(message == null ? "Socket closed" : message);
    broken.initCause(error);
    return broken;
  }

  private final class Input extends BulkInput {

    private final InputStream in;

    private Input(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (found.hasRemaining()) {
        int count = Math.min(length, found.remaining());
        found.get(bytes, offset, count);
        return count;
      }
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        throw ofSocket(e);
      }
    }

    @Override
    public int available() throws IOException {
      return found.remaining() + in.available();
    }
  }

  private static final class Output extends BulkOutput {

    private final OutputStream out;

    private Output(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw ofSocket(e);
      }
    }
  }
}
