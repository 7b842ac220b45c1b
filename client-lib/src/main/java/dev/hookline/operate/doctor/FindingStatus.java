package dev.hookline.operate.doctor;

import dev.hookline.contract.Coded;

/** How good what was found is. */
public enum FindingStatus implements Coded {
  /** As it should be. */
  OK,
  /** It was not, and now is. */
  FIXED,
  /** The server does not tell. */
  UNKNOWN,
  /** Hookline works, with less than it could. */
  WARNING,
  /** Events do not run until it is repaired. */
  ERROR
}
