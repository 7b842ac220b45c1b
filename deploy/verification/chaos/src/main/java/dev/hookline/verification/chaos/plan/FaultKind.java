package dev.hookline.verification.chaos.plan;

import java.util.Locale;

/** A fault of a process or a link. */
public enum FaultKind {
  /** {@code kill -9}, then a restart. */
  KILL,
  /** {@code SIGSTOP}, then {@code SIGCONT}. */
  STOP,
  /** Every connection is reset and no new one gets through. */
  CUT,
  /** Connections stay open, but pass nothing. */
  HOLD,
  /** All data is delayed. */
  SLOW,
  /** It hung without a fault until it was killed, as by a health check. */
  HUNG,
  /** It responded late without a fault: the machine is busy. */
  LATE,
  /** The server's disk is full. */
  FULL_DISK,
  /** The clock of a worker jumps. */
  CLOCK_JUMP;

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
