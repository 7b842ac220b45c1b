package dev.hookline.worker.internal.http.connection;

/**
 * Follows chunked content as it is passed on, as OkHttp parses it, and limits its lines: OkHttp
 * reads the line of a chunk's size, and the one that ends a chunk, whatever their length, and past
 * the attempt's timeout.
 */
final class ChunkLines {

  private static final int MAX_LINE_BYTES = 8 * 1024;
  private static final int MAX_TRAILER_BYTES = 64 * 1024;
  private static final int HEX = 16;

  /** No content of this size is read. */
  private static final long HUGE = Long.MAX_VALUE / HEX - 1;

  private enum Part {
    SIZE,
    DATA,
    END_OF_DATA,
    TRAILERS
  }

  private Part part = Part.SIZE;
  private boolean isInDigits = true;
  private long size;
  private int lineBytes;

  /**
   * Called with the bytes that are passed on.
   *
   * @throws OversizedHeadException if a line, or all trailers, exceed their limit
   */
  void passed(byte[] bytes, int offset, int count) throws OversizedHeadException {
    int end = offset + Math.max(count, 0);
    for (int at = offset; at < end; ) {
      if (part == Part.DATA) {
        int data = (int) Math.min(size, end - at);
        size -= data;
        at += data;
        part = size == 0 ? Part.END_OF_DATA : part;
      } else {
        inLine(bytes[at]);
        at++;
      }
    }
  }

  private void inLine(byte next) throws OversizedHeadException {
    lineBytes++;
    if (part == Part.TRAILERS) {
      check("chunked content with trailers", MAX_TRAILER_BYTES);
      return;
    }
    check("chunked content with a line", MAX_LINE_BYTES);
    if (part == Part.SIZE && next != '\n') {
      addDigit(Character.digit(next, HEX));
    }
    if (next == '\n') {
      part = part == Part.END_OF_DATA ? Part.SIZE : size == 0 ? Part.TRAILERS : Part.DATA;
      isInDigits = true;
      lineBytes = 0;
    }
  }

  private void addDigit(int digit) {
    isInDigits &= digit >= 0;
    if (isInDigits) {
      size = Math.min(size * HEX + digit, HUGE);
    }
  }

  private void check(String what, int max) throws OversizedHeadException {
    if (lineBytes > max) {
      throw new OversizedHeadException(what, max);
    }
  }
}
