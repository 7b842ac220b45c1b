package dev.hookline.chaos.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.chaos.plan.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** What one request gets; the body names the request, so no two answers are the same. */
record Reply(Answer answer, byte[] body) {

  private static final int HANG_MILLIS = 20_000;

  static Reply to(Request request, String name) {
    Answer answer = Answer.of(request.script(), request.attempt());
    String body =
        answer.what().equals(Answer.JUNK)
            ? "<html>"
            : "{\"key\":\"%s\",\"from\":\"%s\",\"request\":\"%s\"}"
                .formatted(request.key(), request.webhook(), name);
    return new Reply(answer, body.getBytes(UTF_8));
  }

  /** Returns whether a whole answer could be written. */
  boolean send(Socket connection) throws InterruptedException {
    try {
      if (answer.what().equals(Answer.HANG)) {
        connection.setSoTimeout(HANG_MILLIS);
        // blocks until the caller has had enough
        connection.getInputStream().skip(1);
        return false;
      }
      if (answer.what().equals(Answer.RESET)) {
        connection.setSoLinger(true, 0);
        connection.close();
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(answer.delayMillis());
      connection.getOutputStream().write(message());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private byte[] message() throws IOException {
    String status = answer.what().equals(Answer.JUNK) ? "200" : answer.what();
    String head =
        "HTTP/1.1 %s X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, body.length, status.equals("503") ? "Retry-After: 1\r\n" : "");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(head.getBytes(ISO_8859_1));
    message.write(body);
    return message.toByteArray();
  }
}
