package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compressed content that costs more than it weighs. */
final class HostileGzip {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int MEMBERS = 500_000;

  private HostileGzip() {}

  /** Returns 1 GiB of digits in about 1 MiB. */
  static byte[] bomb() {
    byte[] digits = new byte[MEBIBYTE];
    Arrays.fill(digits, (byte) '1');
    return gzip(
        out -> {
          for (int i = 0; i < 1024; i++) {
            out.write(digits);
          }
        });
  }

  /** Returns members that are all empty. */
  static byte[] empties() {
    byte[] empty = gzip(out -> {});
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < MEMBERS; i++) {
      all.writeBytes(empty);
    }
    return all.toByteArray();
  }

  /** Returns content whose end is missing. */
  static byte[] truncated() {
    byte[] whole = gzip(out -> out.write("{\"a\":1}".getBytes(ISO_8859_1)));
    return Arrays.copyOf(whole, whole.length - 9);
  }

  /** Returns the header of a member, after which blocks follow. */
  static String start() {
    return new String(gzip(out -> {}), 0, 10, ISO_8859_1);
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] gzip(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
