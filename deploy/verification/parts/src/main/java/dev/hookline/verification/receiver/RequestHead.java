package dev.hookline.verification.receiver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request line and headers of an HTTP/1.1 request, read from a plain socket.
 *
 * @param target path and query, as sent
 * @param headers by name in lower case
 */
public record RequestHead(String target, Map<String, String> headers) {

  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_NUMBER = 16 * 1024 * 1024;

  /** Reads the next head; null if the connection ends before it. */
  public static @Nullable RequestHead read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = header(in); !line.isEmpty(); line = header(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new RequestHead(words.length > 1 ? words[1] : "/", headers);
  }

  private static String header(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("a request ended within its headers");
    }
    return line;
  }

  /** Returns the next line without its line break; null if the connection ended before it. */
  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() > MAX_LINE) {
        throw new IOException("a line of a request is too long");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Returns a header; empty if it is missing. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns the length of the content that follows. */
  public int contentLength() throws IOException {
    return number("content-length");
  }

  /** Returns the number of the webhook's attempt; 0 if the request names none. */
  public int attempt() throws IOException {
    return number("hookline-attempt");
  }

  private int number(String name) throws IOException {
    String text = headers.getOrDefault(name, "0");
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= MAX_NUMBER) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IOException("header %s must be a number, found '%s'".formatted(name, text));
  }
}
