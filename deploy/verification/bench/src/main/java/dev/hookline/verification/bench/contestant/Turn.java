package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.Shape;
import java.time.Duration;

/**
 * One turn of a contestant.
 *
 * @param sync sync webhooks of an event, each sent the response of the previous one
 * @param async async webhooks of an event
 * @param callers concurrent blocking callers
 * @param millis how long they send
 * @param starts the number of events that are only started; 0 if callers wait
 */
public record Turn(int sync, int async, int payloadBytes, int callers, long millis, long starts) {

  private static final int RESPONSE_BYTES = 100;

  /** Returns the events of this turn. */
  public Shape shape() {
    return new Shape(sync, async, payloadBytes, RESPONSE_BYTES, 0, Duration.ZERO);
  }

  Load load() {
    return starts > 0
        ? new Load(callers, null, starts, null)
        : new Load(callers, null, null, Duration.ofMillis(millis));
  }
}
