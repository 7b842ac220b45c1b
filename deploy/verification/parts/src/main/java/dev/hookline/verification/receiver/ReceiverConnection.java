package dev.hookline.verification.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.verification.receiver.Receivers.Request;
import dev.hookline.verification.receiver.Receivers.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One kept connection: reads requests with a Content-Length, and writes each response at once. */
final class ReceiverConnection {

  private static final int BUFFER = 16 * 1024;

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
    for (RequestHead head = RequestHead.read(in); head != null; head = RequestHead.read(in)) {
      int length = head.contentLength();
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("a request ended within its body");
      }
      write(script.respond(new Request(head.target(), head.attempt(), head, body)));
    }
  }

  private void write(Response response) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(128 + response.body().length);
    int pause = response.retryAfter();
    message.writeBytes(
        "HTTP/1.1 %d .\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                response.status(),
                response.body().length,
                pause > 0 ? "Retry-After: " + pause + "\r\n" : "")
            .getBytes(ISO_8859_1));
    message.writeBytes(response.body());
    message.writeTo(out);
    out.flush();
  }
}
