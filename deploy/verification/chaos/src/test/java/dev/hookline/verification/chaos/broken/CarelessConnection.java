package dev.hookline.verification.chaos.broken;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.worker.internal.call.AttemptRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** A connection whose user does not check for leftover bytes. */
record CarelessConnection(Socket socket, InputStream in) {

  private static final String VERSION = "HTTP/1.1 ";
  private static final String LENGTH = "content-length:";

  static CarelessConnection open(URI url) throws IOException {
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    return new CarelessConnection(socket, new BufferedInputStream(socket.getInputStream()));
  }

  /** Returns the body of the next response; empty if its status is not 200. */
  Optional<byte[]> exchange(URI url, AttemptRequest request) throws IOException {
    socket.setSoTimeout(request.webhook().timeout() * 1_000);
    socket.getOutputStream().write(message(url, request));
    int status = status();
    int length = length();
    while (status < 200) {
      status = status();
      length = length();
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("closed");
    }
    return status == 200 ? Optional.of(body) : Optional.empty();
  }

  private static byte[] message(URI url, AttemptRequest request) {
    String head =
        """
        POST %s?%s HTTP/1.1
        Host: %s
        webhook-id: %s
        hookline-attempt: %d
        Content-Length: %d

        """
            .formatted(
                url.getPath(),
                url.getQuery(),
                url.getAuthority(),
                request.webhookId(),
                request.attempt(),
                request.body().length)
            .replace("\n", "\r\n");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(head.getBytes(ISO_8859_1));
    message.writeBytes(request.body());
    return message.toByteArray();
  }

  /** Skips anything before the status line. */
  private int status() throws IOException {
    String line = line();
    while (!line.contains(VERSION)) {
      line = line();
    }
    int at = line.indexOf(VERSION) + VERSION.length();
    return Integer.parseInt(line.substring(at, at + 3));
  }

  /** Reads the headers. */
  private int length() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("closed");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }
}
