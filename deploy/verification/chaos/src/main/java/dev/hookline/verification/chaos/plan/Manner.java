package dev.hookline.verification.chaos.plan;

import java.util.Locale;

/**
 * How an endpoint puts its response on the connection. In a script it follows the response, with a
 * count where it has one: {@code 200~interim:300}.
 */
public enum Manner {
  /** As HTTP has it. */
  PLAIN,
  /** A second response, which nobody asked for: at once, or so many milliseconds later. */
  TWO,
  /** So many bytes beyond the declared length. */
  EXTRA,
  /** Closes the connection without notice if it has carried so many responses. */
  CLOSES,
  /** So many interim responses (1xx) before the real one. */
  INTERIM,
  /** Before the request has been read in full. */
  EARLY,
  /** Declares so many bytes more than it sends, then closes. */
  SHORT,
  /** Declares so many bytes less than it sends. */
  LONG,
  /** Something else before the status line. */
  GARBAGE;

  /** Returns whether no caller can make a response of it, whatever its status. */
  boolean spoils() {
    return this == SHORT || this == LONG || this == GARBAGE;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Manner of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
