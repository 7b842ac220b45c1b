package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.Shape;
import java.time.Duration;

/**
 * What a contestant is told to do.
 *
 * @param sync sync webhooks of an event, each sent the answer of the one before
 * @param async async webhooks of an event
 * @param callers callers that block at once
 * @param millis how long they send
 * @param starts how many events are only started, whatever it takes; 0 where callers wait
 */
public record Turn(int sync, int async, int payloadBytes, int callers, long millis, long starts) {

  private static final int ANSWER_BYTES = 100;

  /** Returns the events of this turn. */
  public Shape shape() {
    return new Shape(sync, async, payloadBytes, ANSWER_BYTES, 0, Duration.ZERO);
  }

  Load load() {
    return starts > 0
        ? new Load(callers, null, starts, null)
        : new Load(callers, null, null, Duration.ofMillis(millis));
  }
}
