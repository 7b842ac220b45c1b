package dev.hookline.verification.chaos.log;

import dev.hookline.verification.chaos.plan.FaultKind;

/**
 * A fault that was done.
 *
 * @param start microseconds since 1970, just before
 * @param end when all worked again
 */
public record FaultLine(long start, long end, FaultKind kind, String target) {

  public String name() {
    return kind.text() + " " + target;
  }
}
