package dev.hookline.operate.doctor;

import dev.hookline.contract.Coded;

/** The status of a finding. */
public enum FindingStatus implements Coded {
  /** As it should be. */
  OK,
  /** It was wrong and has been fixed. */
  FIXED,
  /** The server does not report it. */
  UNKNOWN,
  /** Hookline works, but with limitations. */
  WARNING,
  /** Events do not run until it is fixed. */
  ERROR
}
