package dev.hookline.worker.internal.http.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Checks the head of a response, since OkHttp accepts ambiguous ones. */
public final class ResponseHead {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /** Statuses whose responses have no content: RFC 9110, sections 15.2, 15.3.5, 15.3.6, 15.4.5. */
  private static final Set<Integer> WITHOUT_CONTENT = Set.of(204, 205, 304);

  private ResponseHead() {}

  /**
   * Describes what makes the head invalid HTTP: a malformed header line, a length that is not a
   * number, two lengths, an unknown transfer coding; null if it is valid.
   */
  public static @Nullable String problem(Response response) {
    Headers headers = sent(response).headers();
    for (String name : headers.names()) {
      if (name.isEmpty() || name.indexOf(' ') >= 0) {
        return "a malformed header line";
      }
    }
    List<String> lengths = headers.values("Content-Length");
    if (new HashSet<>(lengths).size() > 1) {
      return "two different Content-Length headers";
    }
    if (!lengths.stream().allMatch(length -> LENGTH.matcher(length).matches())) {
      return "a Content-Length that is not a number";
    }
    List<String> codings = headers.values("Transfer-Encoding");
    return codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"))
        ? null
        : "a Transfer-Encoding other than chunked";
  }

  /** Returns whether the response has no content, whatever its head declares. */
  public static boolean hasNoContent(Response response) {
    int status = response.code();
    return status < 200
        || WITHOUT_CONTENT.contains(status)
        || response.request().method().equals("HEAD")
        || "0".equals(sent(response).header("Content-Length"));
  }

  /** Returns the response as received, before OkHttp removed headers. */
  private static Response sent(Response response) {
    Response sent = response.networkResponse();
    return sent == null ? response : sent;
  }
}
