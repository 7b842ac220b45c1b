package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection, and passes on no byte beyond the current response. OkHttp reads ahead into
 * its own buffer, where the start of a second response would go unnoticed.
 */
final class ResponseInput extends BulkInput {

  private static final int BUFFER_BYTES = 8192;
  private static final byte[] NONE = {};

  /** The same as OkHttp's own limit, which it would report as a truncated stream. */
  private static final int MAX_HEAD_BYTES = 256 * 1024;

  private final Transport transport;
  private byte[] buffer = NONE;
  private int from;
  private int to;
  private @Nullable InputStream in;
  private Framing framing = Framing.HEAD;
  private ChunkLines chunks = new ChunkLines();
  private long remaining;
  private int headBytes;
  private boolean isFramed;
  private boolean isHead;
  private boolean isResting;
  private boolean hasRead;
  private @Nullable IOException refusal;

  ResponseInput(Transport transport) {
    this.transport = transport;
  }

  /** Starts a response, with its head. */
  void beginHead() {
    isFramed = true;
    isResting = false;
    framing = Framing.HEAD;
    isHead = true;
    headBytes = 0;
    refusal = null;
  }

  void beginBody(Framing body) {
    framing = body;
    isHead = false;
    remaining = body.length();
    chunks = new ChunkLines();
  }

  /** Expects no response until the next head. */
  void rest() {
    isResting = true;
  }

  void refuse(IOException why) {
    refusal = why;
  }

  /** Returns whether any further bytes would be unsolicited. */
  boolean isAtEnd() {
    return switch (framing.kind()) {
      case LINE -> true;
      case LENGTH -> remaining == 0;
      case NOW, CONNECTION -> false;
    };
  }

  /**
   * Returns the start of what has arrived, at most this many bytes; nothing is passed on after it.
   */
  byte[] start(int max) throws IOException {
    byte[] start = new byte[max];
    int count = 0;
    while (count < max && available() > 0) {
      int more = from < to ? take(start, count, max - count) : fill(start, count, max - count);
      if (more < 0) {
        break;
      }
      count += more;
    }
    return Arrays.copyOf(start, count);
  }

  /** Returns whether anything has arrived that was not passed on. */
  boolean hasMore() {
    try {
      return from < to || in().available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** As above, for bytes already read. */
  boolean hasBuffered() {
    return from < to;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    if (isResting) {
      // OkHttp's own check, after ten idle seconds; ours comes first
      throw new SocketTimeoutException("no response is expected");
    }
    if (!isFramed || framing.kind() == Framing.Kind.CONNECTION) {
      return from < to ? take(bytes, offset, length) : fill(bytes, offset, length);
    }
    return switch (framing.kind()) {
      case LINE -> counted(bytes, offset, readLine(bytes, offset, length));
      case LENGTH -> readCounted(bytes, offset, length);
      case NOW, CONNECTION -> -1;
    };
  }

  private int readLine(byte[] bytes, int offset, int length) throws IOException {
    if (from == to) {
      // nothing is buffered below TLS or for HTTP/2
      buffer = buffer.length == 0 ? new byte[BUFFER_BYTES] : buffer;
      int count = fill(buffer, 0, BUFFER_BYTES);
      if (count < 0) {
        return -1;
      }
      from = 0;
      to = count;
    }
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return take(bytes, offset, Math.min(length, Math.min(end + 1, to) - from));
  }

  private int counted(byte[] bytes, int offset, int count) throws IOException {
    if (!isHead) {
      chunks.passed(bytes, offset, count);
      return count;
    }
    headBytes += Math.max(count, 0);
    if (headBytes > MAX_HEAD_BYTES) {
      throw new OversizedHeadException("a head", MAX_HEAD_BYTES);
    }
    return count;
  }

  private int readCounted(byte[] bytes, int offset, int length) throws IOException {
    int max = (int) Math.min(length, remaining);
    int count = max == 0 ? -1 : from < to ? take(bytes, offset, max) : fill(bytes, offset, max);
    remaining -= Math.max(count, 0);
    return count;
  }

  private int take(byte[] bytes, int offset, int length) {
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, bytes, offset, count);
    from += count;
    return count;
  }

  private int fill(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = in().read(bytes, offset, length);
    } catch (IOException e) {
      throw translated(e);
    }
    if (count < 0 && !hasRead) {
      transport.checkEnd();
    }
    hasRead |= count > 0;
    return count;
  }

  /** Translates an error of the connection. */
  IOException translated(IOException error) {
    return hasRead ? error : transport.translated(error);
  }

  @Override
  public int available() throws IOException {
    return to - from + in().available();
  }

  private InputStream in() throws IOException {
    InputStream opened = in;
    if (opened == null) {
      opened = transport.input();
      in = opened;
    }
    return opened;
  }
}
