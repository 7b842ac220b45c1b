package dev.hookline.worker.http;

import dev.hookline.json.ByteOrderMark;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** The content of a response, decoded. Requests ask for gzip or nothing. */
final class Content {

  /** The content is not what its {@code Content-Encoding} says. */
  static final class UndecodableException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;

    UndecodableException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /** Returns what the response came with. */
    String problem() {
      return problem;
    }
  }

  private Content() {}

  /**
   * Returns the content as a source.
   *
   * @throws UndecodableException if it is not in the encoding that its head names; so does reading
   */
  static BufferedSource of(Response response) throws IOException {
    BufferedSource source = response.body().source();
    String encoding =
        response.header("Content-Encoding", "identity").strip().toLowerCase(Locale.ROOT);
    if (encoding.isEmpty() || encoding.equals("identity") || source.exhausted()) {
      return source;
    }
    if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
      throw new UndecodableException(
          "a body in the encoding '%s', which was not asked for"
              .formatted(Excerpt.line(encoding, 40)));
    }
    try {
      return Okio.buffer(new Unzipped(new GZIPInputStream(source.inputStream())));
    } catch (ZipException | EOFException e) {
      throw broken();
    }
  }

  private static UndecodableException broken() {
    return new UndecodableException("a body that is not the gzip that its head says");
  }

  private static final class Unzipped extends ForwardingSource {

    private Unzipped(GZIPInputStream in) {
      super(Okio.source(in));
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        return super.read(sink, byteCount);
      } catch (ZipException | EOFException e) {
        throw broken();
      }
    }
  }

  /** Returns what a body is that is not JSON. */
  static String describe(byte[] body) {
    return ByteOrderMark.of(body)
        .map(
            "a body that begins with a byte order mark of %s; send JSON in UTF-8 without one"
                ::formatted)
        .orElse("a body that is neither empty nor JSON");
  }
}
