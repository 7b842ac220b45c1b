package dev.hookline.worker.http;

import java.util.HashSet;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What the head of an answer says, where OkHttp would let an ambiguous one pass. */
final class AnswerHeaders {

  private AnswerHeaders() {}

  /**
   * Returns what makes the head no HTTP: a line that is no header, two lengths; null if nothing.
   */
  static @Nullable String problem(Response response) {
    Headers headers = sent(response).headers();
    for (String name : headers.names()) {
      if (name.isEmpty() || name.indexOf(' ') >= 0) {
        return "a header line that is malformed";
      }
    }
    return new HashSet<>(headers.values("Content-Length")).size() > 1
        ? "two different Content-Length headers"
        : null;
  }

  /** Returns whether no body follows, so that none is to be decoded either. */
  static boolean saysEmpty(Response response) {
    return "0".equals(sent(response).header("Content-Length"));
  }

  /** Returns the answer as it came, before OkHttp decoded it and took headers away. */
  private static Response sent(Response response) {
    Response sent = response.networkResponse();
    return sent == null ? response : sent;
  }
}
