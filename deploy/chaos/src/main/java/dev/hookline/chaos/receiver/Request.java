package dev.hookline.chaos.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.chaos.log.Arrival;
import dev.hookline.chaos.plan.Answer;
import dev.hookline.chaos.plan.Manner;
import dev.hookline.contract.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP request, read from a socket of our own: an endpoint here may break any rule.
 *
 * @param body what has been read of it
 * @param unread how many bytes have not
 */
record Request(String path, String script, Map<String, String> headers, byte[] body, int unread) {

  /** Of a request that is answered early; holds the key. */
  private static final int FIRST_BYTES = 512;

  private static final Pattern LINE = Pattern.compile("\\S+ ([^ ?]+)\\?script=(\\S+) HTTP/1.1");
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");

  /** Reads the next one, its end only where it is not answered before; none at the end. */
  static Optional<Request> read(InputStream in) throws IOException {
    Matcher line = LINE.matcher(readLine(in));
    if (!line.matches()) {
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    boolean early = answer(line.group(2), headers).manner() == Manner.EARLY;
    int wanted = early ? Math.min(length, FIRST_BYTES) : length;
    byte[] body = in.readNBytes(wanted);
    return body.length < wanted
        ? Optional.empty()
        : Optional.of(new Request(line.group(1), line.group(2), headers, body, length - wanted));
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private static Answer answer(String script, Map<String, String> headers) {
    return Answer.of(script, attempt(headers));
  }

  private static int attempt(Map<String, String> headers) {
    return Integer.parseInt(headers.getOrDefault("hookline-attempt", "0"));
  }

  /** Returns what its script says. */
  Answer answer() {
    return answer(script, headers);
  }

  String key() {
    Matcher key = KEY.matcher(new String(body, UTF_8));
    return key.find() ? key.group(1) : "";
  }

  String webhook() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Arrival arrival(long at, String name, String worker, Reply reply) {
    return new Arrival(
        at,
        name,
        worker,
        headers.getOrDefault("webhook-id", ""),
        path.substring(1, path.lastIndexOf('/')),
        webhook(),
        attempt(headers),
        key(),
        unread > 0 ? "" : Digest.ofPayload(body),
        reply.answer().toString(),
        Digest.ofPayload(reply.body()));
  }
}
