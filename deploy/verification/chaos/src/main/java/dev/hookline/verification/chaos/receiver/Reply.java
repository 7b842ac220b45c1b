package dev.hookline.verification.chaos.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.chaos.plan.Answer;
import dev.hookline.verification.chaos.plan.Manner;

/**
 * What one request gets; the body names the request, so no two answers are the same.
 *
 * @param unasked the body of the response that nobody asked for
 */
record Reply(Answer answer, byte[] body, byte[] unasked) {

  private static final String OK = "200";
  private static final String UNASKED = "~unasked";

  static Reply to(Request request, Answer answer, String name) {
    byte[] body =
        answer.what().equals(Answer.JUNK) ? "<html>".getBytes(UTF_8) : tagged(request, name);
    return new Reply(answer, body, tagged(request, name + UNASKED));
  }

  private static byte[] tagged(Request request, String name) {
    return "{\"key\":\"%s\",\"from\":\"%s\",\"request\":\"%s\"}"
        .formatted(request.key(), request.webhook(), name)
        .getBytes(UTF_8);
  }

  /** Returns all that is sent at once. */
  byte[] message() {
    Message message = new Message();
    if (answer.manner() == Manner.GARBAGE) {
      message.garbage();
    } else if (answer.manner() == Manner.INTERIM) {
      message.interim(answer.count());
    }
    message.head(status(), body.length + undeclared()).body(body);
    if (answer.manner() == Manner.EXTRA) {
      message.extra(answer.count());
    } else if (answer.manner() == Manner.TWO && answer.count() == 0) {
      message.head(OK, unasked.length).body(unasked);
    }
    return message.bytes();
  }

  /** Returns the response that nobody asked for. */
  byte[] second() {
    return new Message().head(OK, unasked.length).body(unasked).bytes();
  }

  private String status() {
    return answer.what().equals(Answer.JUNK) ? OK : answer.what();
  }

  /** Returns by how much the declared length differs from the body's. */
  private int undeclared() {
    return switch (answer.manner()) {
      case SHORT -> answer.count();
      case LONG -> -answer.count();
      default -> 0;
    };
  }
}
