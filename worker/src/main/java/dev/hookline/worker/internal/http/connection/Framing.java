package dev.hookline.worker.internal.http.connection;

import okhttp3.Protocol;
import okhttp3.Response;

/**
 * How a response is framed, by its head as OkHttp reads it.
 *
 * @param kind what marks the end
 * @param length the number of bytes that follow, if that marks the end
 * @param isLast whether the connection closes after it
 */
record Framing(Kind kind, long length, boolean isLast) {

  enum Kind {
    /** A line: the head, or the last chunk. */
    LINE,
    /** A number of bytes. */
    LENGTH,
    /** The end of the connection. */
    CONNECTION,
    /** The head itself, although it declares content. */
    NOW
  }

  static final Framing HEAD = new Framing(Kind.LINE, 0, false);

  /** Returns the framing of a response; nothing is read after a malformed head. */
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
   * An HTTP/1.0 response closes its connection unless it says otherwise (RFC 9112, section 9.3).
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
