package dev.hookline.operate.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How good what was found is. */
public enum FindingStatus {
  /** As it should be. */
  OK,
  /** It was not, and now is. */
  FIXED,
  /** The server does not tell. */
  UNKNOWN,
  /** Hookline works, with less than it could. */
  WARNING,
  /** Events do not run until it is repaired. */
  ERROR;

  /** Returns the text for people and programs: lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
