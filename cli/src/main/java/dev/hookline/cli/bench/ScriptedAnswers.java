package dev.hookline.cli.bench;

import dev.hookline.cli.bench.Receivers.Arrival;
import dev.hookline.cli.bench.Receivers.Reply;
import java.util.concurrent.TimeUnit;

/** What the receivers of a shape do; what arrives counts for the phase that goes on. */
public final class ScriptedAnswers implements Receivers.Script {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Shape shape;
  private final byte[] answer;
  private volatile Tally tally;

  /** Makes the script of a shape, for a first phase. */
  public ScriptedAnswers(Shape shape, Tally tally) {
    this.shape = shape;
    this.tally = tally;
    answer = shape.answer();
  }

  /** Counts for another phase from now on. */
  public void countFor(Tally next) {
    tally = next;
  }

  @Override
  public Reply reply(Arrival arrival) throws InterruptedException {
    long now = System.nanoTime();
    Tally current = tally;
    boolean refuses = current.refuses(arrival.attempt());
    if (!refuses && arrival.path().startsWith("/" + Shape.ASYNC)) {
      int webhook = Integer.parseInt(arrival.path().substring(1 + Shape.ASYNC.length()));
      current.delivered(webhook, Shape.numberOf(arrival.body()), now);
    }
    if (!shape.latency().isZero()) {
      TimeUnit.NANOSECONDS.sleep(shape.latency().toNanos());
    }
    return refuses ? new Reply(UNAVAILABLE, new byte[0]) : new Reply(OK, answer);
  }
}
