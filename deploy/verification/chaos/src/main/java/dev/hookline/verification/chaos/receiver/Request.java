package dev.hookline.verification.chaos.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.Digest;
import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.plan.AlertPlan;
import dev.hookline.verification.chaos.plan.Manner;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.receiver.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP request, read from a plain socket: an endpoint here may break any rule.
 *
 * @param response the response by its script
 * @param body the part of it that has been read
 * @param unread the number of bytes that have not
 */
record Request(String path, RequestHead head, PlannedResponse response, byte[] body, int unread) {

  /** Enough of a request with an early response to contain the key. */
  private static final int FIRST_BYTES = 512;

  private static final Pattern TARGET = Pattern.compile("([^?]+)\\?script=(.+)");
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");

  /** Reads the next request, but only its start if the response is early; null at the end. */
  static Optional<Request> read(InputStream in) throws IOException {
    RequestHead head = RequestHead.read(in);
    Matcher target = TARGET.matcher(head == null ? "" : head.target());
    if (head == null || !target.matches()) {
      return Optional.empty();
    }
    int length = head.contentLength();
    PlannedResponse response = PlannedResponse.of(target.group(2), head.attempt());
    int wanted = response.manner() == Manner.EARLY ? Math.min(length, FIRST_BYTES) : length;
    byte[] body = in.readNBytes(wanted);
    return body.length < wanted
        ? Optional.empty()
        : Optional.of(new Request(target.group(1), head, response, body, length - wanted));
  }

  String key() {
    Matcher key = KEY.matcher(new String(body, UTF_8));
    return key.find() ? key.group(1) : "";
  }

  String webhook() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isAlert() {
    return path.startsWith(AlertPlan.PATH);
  }

  AlertLine alert(long at, String worker) throws IOException {
    return new AlertLine(
        at, worker, head.header("webhook-id"), head.attempt(), new String(body, UTF_8));
  }

  Arrival arrival(long at, String name, String worker, Reply reply) throws IOException {
    return new Arrival(
        at,
        name,
        worker,
        head.header("webhook-id"),
        path.substring(1, path.lastIndexOf('/')),
        webhook(),
        head.attempt(),
        key(),
        unread > 0 ? "" : Digest.ofPayload(body),
        reply.response().toString(),
        Digest.ofPayload(reply.body()));
  }
}
