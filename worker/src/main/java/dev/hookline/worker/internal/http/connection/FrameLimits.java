package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the frames of an HTTP/2 connection (RFC 9113), and limits what OkHttp keeps of them without
 * a limit: headers of a stream, continued or repeated, and frames that it must reply to.
 */
final class FrameLimits extends BulkInput {

  private static final int MAX_HEAD_BYTES = 256 * 1024;
  private static final int MAX_REPLIES = 1_000;
  private static final int MAX_STREAMS = 1_000;

  private static final int HEADER_BYTES = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int PING = 6;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;

  private final InputStream in;
  private final byte[] header = new byte[HEADER_BYTES];
  private int headerBytes;
  private int contentBytes;

  /** Frames to reply to since a response has ended. */
  private int replies;

  /** The bytes of headers that arrived for a stream; the oldest streams are forgotten. */
  private final Map<Integer, Integer> heads =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
          return size() > MAX_STREAMS;
        }
      };

  FrameLimits(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    int end = offset + Math.max(count, 0);
    for (int at = offset; at < end; ) {
      if (contentBytes > 0) {
        int content = Math.min(contentBytes, end - at);
        contentBytes -= content;
        at += content;
      } else {
        header[headerBytes++] = bytes[at++];
        if (headerBytes == HEADER_BYTES) {
          headerBytes = 0;
          begin();
        }
      }
    }
    return count;
  }

  private void begin() throws OversizedHeadException {
    contentBytes = number(0, 3);
    int type = header[3];
    boolean isEnd = (type == DATA || type == HEADERS) && (header[4] & END_STREAM) != 0;
    int stream = number(5, 4) & Integer.MAX_VALUE;
    if (type == HEADERS || type == PUSH_PROMISE || type == CONTINUATION) {
      int head = heads.merge(stream, HEADER_BYTES + contentBytes, Integer::sum);
      if (head > MAX_HEAD_BYTES) {
        throw new OversizedHeadException("a head", MAX_HEAD_BYTES);
      }
    }
    if (type == PUSH_PROMISE || ((type == SETTINGS || type == PING) && (header[4] & ACK) == 0)) {
      replies++;
    }
    if (type == RST_STREAM || (isEnd && type == DATA)) {
      heads.remove(stream);
    }
    if (isEnd) {
      replies = 0;
    }
    if (replies > MAX_REPLIES) {
      throw new OversizedHeadException(MAX_REPLIES + " PING, SETTINGS and PUSH_PROMISE frames");
    }
  }

  private int number(int from, int bytes) {
    int number = 0;
    for (int i = from; i < from + bytes; i++) {
      number = number << 8 | (header[i] & 0xFF);
    }
    return number;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }
}
