package dev.hookline.operate.intervene;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an operator does to an execution that runs. */
public enum Intervention {
  /** End it; the attempt in flight is asked to stop and may still have arrived. */
  CANCEL,
  /** Make no further attempt of a webhook; the one in flight finishes, and its answer counts. */
  PAUSE,
  /** Make attempts of a paused webhook again, the next one at once. */
  RESUME,
  /** Make the next attempt of a webhook at once; its number and what is left of them are kept. */
  RETRY_NOW;

  /** Returns the stable text: lower case with underscores. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
