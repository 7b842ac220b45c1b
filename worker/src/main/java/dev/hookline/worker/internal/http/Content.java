package dev.hookline.worker.internal.http;

import dev.hookline.internal.json.ByteOrderMark;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** Decodes the content of a response. Requests accept gzip or identity. */
final class Content {

  /** The content does not match its {@code Content-Encoding}. */
  static final class UndecodableException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;

    UndecodableException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /** Describes the invalid content. */
    String problem() {
      return problem;
    }
  }

  private Content() {}

  /**
   * Returns the content as a source.
   *
   * @throws UndecodableException if the encoding is unknown; reading throws it if the content does
   *     not match
   */
  static BufferedSource of(Response response) throws IOException {
    BufferedSource source = response.body().source();
    String named = response.header("Content-Encoding");
    String encoding = named == null ? "" : named.strip().toLowerCase(Locale.ROOT);
    if (encoding.isEmpty() || encoding.equals("identity") || source.exhausted()) {
      return source;
    }
    if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
      throw new UndecodableException(
          "a body in the encoding '%s', which was not requested"
              .formatted(Excerpt.line(encoding, 40)));
    }
    return Okio.buffer(new Unzipped(new Zipped(source)));
  }

  /** The raw content; distinguishes connection errors from decoding errors. */
  private static final class Zipped extends FilterInputStream {

    private final BufferedSource source;
    private final byte[] one = new byte[1];
    private @Nullable IOException broken;

    private Zipped(BufferedSource source) {
      super(source.inputStream());
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        broken = e;
        throw e;
      }
    }

    /** Java would end the stream if nothing of the next member has arrived yet. */
    @Override
    public int available() throws IOException {
      return source.exhausted() ? 0 : 1;
    }
  }

  /**
   * The members of gzip content. Java reads the next one by recursion, so a series of empty ones
   * would overflow the stack.
   */
  private static final class Members extends GZIPInputStream {

    private static final int MAX_EMPTY = 16;

    private int depth;

    private Members(InputStream in) throws IOException {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (depth > MAX_EMPTY) {
        throw new UndecodableException("a gzip body of empty members");
      }
      depth++;
      try {
        return super.read(bytes, offset, length);
      } finally {
        depth--;
      }
    }
  }

  /** The decoded content. */
  private static final class Unzipped implements Source {

    private final Zipped zipped;
    private @Nullable Source decoded;

    private Unzipped(Zipped zipped) {
      this.zipped = zipped;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        Source opened = decoded;
        if (opened == null) {
          opened = Okio.source(new Members(zipped));
          decoded = opened;
        }
        return opened.read(sink, byteCount);
      } catch (ZipException | EOFException e) {
        if (zipped.broken != null) {
          throw zipped.broken;
        }
        throw new UndecodableException(
            "a body that is not valid gzip, despite its Content-Encoding");
      }
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() throws IOException {
      zipped.close();
    }
  }

  /** Describes a body that is not JSON. */
  static String describe(byte[] body) {
    return ByteOrderMark.of(body)
        .map(
            "a body that starts with a byte order mark of %s; send JSON in UTF-8 without one"
                ::formatted)
        .orElse("a body that is neither empty nor JSON");
  }
}
