package dev.hookline.cli.execution;

import java.util.Locale;

/** How a list is printed. */
enum ListFormat {
  /** For people. */
  TEXT,
  /** One JSON document. */
  JSON,
  /** One JSON document per line, streamed. */
  JSONL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
