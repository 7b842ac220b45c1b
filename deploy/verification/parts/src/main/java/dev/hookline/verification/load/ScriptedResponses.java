package dev.hookline.verification.load;

import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.receiver.Receivers.Request;
import dev.hookline.verification.receiver.Receivers.Response;
import java.util.concurrent.TimeUnit;

/** The script of a shape's receivers; requests count for the current phase. */
public final class ScriptedResponses implements Receivers.Script {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Shape shape;
  private final byte[] success;
  private volatile Tally tally;

  /** Creates the script of a shape, for a first phase. */
  public ScriptedResponses(Shape shape, Tally tally) {
    this.shape = shape;
    this.tally = tally;
    success = shape.response();
  }

  /** Counts for another phase from now on. */
  public void countFor(Tally next) {
    tally = next;
  }

  @Override
  public Response respond(Request request) throws InterruptedException {
    long now = System.nanoTime();
    Tally current = tally;
    boolean refuses = current.refuses(request.attempt());
    if (!refuses && request.path().startsWith("/" + Shape.ASYNC)) {
      int webhook = Integer.parseInt(request.path().substring(1 + Shape.ASYNC.length()));
      current.delivered(webhook, Shape.numberOf(request.body()), now);
    }
    if (!shape.latency().isZero()) {
      TimeUnit.NANOSECONDS.sleep(shape.latency().toNanos());
    }
    return refuses ? new Response(UNAVAILABLE, new byte[0]) : new Response(OK, success);
  }
}
