package dev.hookline.verification.process;

import java.util.Locale;

/** The kind of Temporal server. */
public enum Tier {
  /** A single node with SQLite. */
  DEV,
  /** On PostgreSQL. */
  POSTGRES;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
