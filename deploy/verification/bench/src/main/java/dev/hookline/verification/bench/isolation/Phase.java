package dev.hookline.verification.bench.isolation;

import dev.hookline.verification.figures.LatencyFigures;

/**
 * What callers of the measured endpoint saw.
 *
 * @param succeeded the number of their events that succeeded within the phase
 * @param failed the number of those that failed
 * @param others the number of events that were started for the other endpoint
 * @param perSecond successful events per second
 */
record Phase(long succeeded, long failed, long others, double perSecond, LatencyFigures latency) {

  boolean isComplete() {
    return failed == 0 && succeeded > 0;
  }
}
