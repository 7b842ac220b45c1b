package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.PlannedResponse;

/**
 * Detects requests that crossed the end of their connection in flight: when they were sent, no
 * worker could know.
 */
record Crossings(FaultIndex faults) {

  /** The maximum time for the end to reach a worker and a request to reach the endpoint. */
  private static final int MAX_MILLIS = 250;

  boolean crossed(Arrival dead) {
    int millis = PlannedResponse.parse(dead.response()).delayMillis();
    long over = dead.at() - millis * Micros.MILLI;
    return millis < MAX_MILLIS || faults.during(dead.worker(), over, dead.at()).isPresent();
  }
}
