package dev.hookline.verification.chaos.plan;

import java.util.Locale;

/** What is done to a process or a link. */
public enum FaultKind {
  /** {@code kill -9}, then a new start. */
  KILL,
  /** {@code SIGSTOP}, then {@code SIGCONT}. */
  STOP,
  /** Every connection is reset and no new one gets through. */
  CUT,
  /** Connections stay, and pass nothing. */
  HOLD,
  /** Every piece of data is late. */
  SLOW,
  /** It served nothing though nothing was done to it, until it was killed, as by a health check. */
  HUNG,
  /** It answered late though nothing was done to it: the machine is busy. */
  LATE,
  /** The server's disk has no room. */
  FULL_DISK,
  /** The clock of a worker jumps. */
  CLOCK_JUMP;

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
