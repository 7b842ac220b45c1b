package dev.hookline.verification.chaos.log;

import dev.hookline.verification.chaos.plan.FaultKind;

/**
 * An injected fault.
 *
 * @param start microseconds since 1970, just before the fault
 * @param end when everything worked again
 */
public record FaultLine(long start, long end, FaultKind kind, String target) {

  public String name() {
    return kind.text() + " " + target;
  }
}
