package dev.hookline.cli.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.cli.bench.Receivers.Arrival;
import dev.hookline.cli.bench.Receivers.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kept connection: requests with a Content-Length in, answers in one write each out. */
final class ReceiverConnection {

  private static final int BUFFER = 16 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private final Receivers.Script script;
  private final InputStream in;
  private final OutputStream out;

  ReceiverConnection(Socket socket, Receivers.Script script) throws IOException {
    this.script = script;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  void serve() throws IOException, InterruptedException {
    for (Arrival arrival = read(); arrival != null; arrival = read()) {
      write(script.reply(arrival));
    }
  }

  private @Nullable Arrival read() throws IOException {
    String first = line();
    if (first == null) {
      return null;
    }
    String[] parts = first.split(" ", 3);
    int length = 0;
    int attempt = 0;
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      if (name.equals("content-length")) {
        length = number(line.substring(colon + 1));
      } else if (name.equals("hookline-attempt")) {
        attempt = number(line.substring(colon + 1));
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("a request ended within its body");
    }
    return new Arrival(parts.length > 1 ? parts[1] : "/", attempt, body);
  }

  private static int number(String text) throws IOException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0 && number <= LARGEST_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IOException("a header has no usable number");
  }

  /** Returns the next line without its end; null where the connection ended before it. */
  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("a line of a request is too long");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void write(Reply reply) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream(128 + reply.body().length);
    String more = reply.retryAfter() > 0 ? "Retry-After: " + reply.retryAfter() + "\r\n" : "";
    answer.writeBytes(
        "HTTP/1.1 %d .\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(reply.status(), reply.body().length, more)
            .getBytes(ISO_8859_1));
    answer.writeBytes(reply.body());
    answer.writeTo(out);
    out.flush();
  }
}
