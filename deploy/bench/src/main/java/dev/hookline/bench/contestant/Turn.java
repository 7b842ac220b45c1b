package dev.hookline.bench.contestant;

import dev.hookline.cli.bench.Load;
import dev.hookline.cli.bench.Shape;
import java.time.Duration;

/**
 * What a contestant is told to do.
 *
 * @param sync sync webhooks of an event, each sent the answer of the one before
 * @param async async webhooks of an event
 * @param callers callers that block at once
 * @param millis how long they send
 */
public record Turn(int sync, int async, int payloadBytes, int callers, long millis) {

  private static final int ANSWER_BYTES = 100;

  /** Returns the events of this turn. */
  public Shape shape() {
    return new Shape(sync, async, payloadBytes, ANSWER_BYTES, 0, Duration.ZERO);
  }

  Load load() {
    return new Load(callers, null, null, Duration.ofMillis(millis));
  }
}
