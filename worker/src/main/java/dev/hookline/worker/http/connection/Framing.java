package dev.hookline.worker.http.connection;

import okhttp3.Protocol;
import okhttp3.Response;

/**
 * How a response ends, told by its head as OkHttp reads it.
 *
 * @param kind by what the end is found
 * @param length how many bytes follow, where that is what tells
 * @param isLast whether the connection ends with it
 */
record Framing(Kind kind, long length, boolean isLast) {

  enum Kind {
    /** With a line: the head, or the last chunk. */
    LINE,
    /** After so many bytes. */
    LENGTH,
    /** With the connection. */
    CONNECTION,
    /** At once, though the head promises more. */
    NOW
  }

  static final Framing HEAD = new Framing(Kind.LINE, 0, false);

  /** Returns the framing of a response; a malformed head is not read further. */
  static Framing of(Response response) {
    boolean isLast = endsConnection(response);
    boolean isChunked = "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
    long length = length(response);
    if (ResponseHead.problem(response) != null) {
      return new Framing(Kind.NOW, 0, true);
    }
    if (ResponseHead.hasNoContent(response)) {
      boolean promisesOne = isChunked || length > 0;
      boolean isOfHead = response.request().method().equals("HEAD");
      return promisesOne && !isOfHead
          ? new Framing(Kind.NOW, 0, true)
          : new Framing(Kind.LINE, 0, isLast);
    }
    if (isChunked) {
      return new Framing(Kind.LINE, 0, isLast || response.header("Content-Length") != null);
    }
    return length >= 0
        ? new Framing(Kind.LENGTH, length, isLast)
        : new Framing(Kind.CONNECTION, 0, true);
  }

  /**
   * A response of HTTP/1.0 ends its connection unless it says otherwise (RFC 9112, section 9.3).
   */
  private static boolean endsConnection(Response response) {
    return response.code() < 200
        || (response.protocol() == Protocol.HTTP_1_0
            && !"keep-alive".equalsIgnoreCase(response.header("Connection")));
  }

  private static long length(Response response) {
    String length = response.header("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
