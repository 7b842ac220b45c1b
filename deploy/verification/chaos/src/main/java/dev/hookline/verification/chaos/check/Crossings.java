package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.Answer;

/**
 * Knows requests that crossed the end of their connection on the way: when they were sent, no
 * worker could see it.
 */
record Crossings(FaultIndex faults) {

  /** How long the end takes to reach a worker and a request to reach the endpoint, at most. */
  private static final int MOST_MILLIS = 250;

  boolean crossed(Arrival dead) {
    int millis = Answer.parse(dead.answer()).delayMillis();
    long over = dead.at() - millis * Micros.MILLI;
    return millis < MOST_MILLIS || faults.during(dead.worker(), over, dead.at()).isPresent();
  }
}
