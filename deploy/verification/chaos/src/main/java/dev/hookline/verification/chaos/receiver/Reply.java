package dev.hookline.verification.chaos.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.chaos.plan.Manner;
import dev.hookline.verification.chaos.plan.PlannedResponse;

/**
 * The reply to one request; the body names the request, so no two are the same.
 *
 * @param unsolicited the body of the unsolicited response
 */
record Reply(PlannedResponse response, byte[] body, byte[] unsolicited) {

  private static final String OK = "200";
  private static final String UNSOLICITED = "~unasked";

  static Reply to(Request request, PlannedResponse response, String name) {
    byte[] body =
        response.what().equals(PlannedResponse.JUNK)
            ? "<html>".getBytes(UTF_8)
            : tagged(request, name);
    return new Reply(response, body, tagged(request, name + UNSOLICITED));
  }

  private static byte[] tagged(Request request, String name) {
    return "{\"key\":\"%s\",\"from\":\"%s\",\"request\":\"%s\"}"
        .formatted(request.key(), request.webhook(), name)
        .getBytes(UTF_8);
  }

  /** Returns everything that is sent at once. */
  byte[] message() {
    Message message = new Message();
    if (response.manner() == Manner.GARBAGE) {
      message.garbage();
    } else if (response.manner() == Manner.INTERIM) {
      message.interim(response.count());
    }
    message.head(status(), body.length + undeclared()).body(body);
    if (response.manner() == Manner.EXTRA) {
      message.extra(response.count());
    } else if (response.manner() == Manner.TWO && response.count() == 0) {
      message.head(OK, unsolicited.length).body(unsolicited);
    }
    return message.bytes();
  }

  /** Returns the unsolicited response. */
  byte[] second() {
    return new Message().head(OK, unsolicited.length).body(unsolicited).bytes();
  }

  private String status() {
    return response.what().equals(PlannedResponse.JUNK) ? OK : response.what();
  }

  /** Returns the difference between the declared length and the body's. */
  private int undeclared() {
    return switch (response.manner()) {
      case SHORT -> response.count();
      case LONG -> -response.count();
      default -> 0;
    };
  }
}
