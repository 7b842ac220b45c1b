package dev.hookline.verification.chaos.plan;

import java.util.Locale;

/**
 * How an endpoint sends its response. In a script it follows the response, with a count if it has
 * one: {@code 200~interim:300}.
 */
public enum Manner {
  /** Valid HTTP. */
  PLAIN,
  /** An unsolicited second response: at once, or this many milliseconds later. */
  TWO,
  /** This many bytes beyond the declared length. */
  EXTRA,
  /** Closes the connection without notice after this many responses. */
  CLOSES,
  /** This many interim responses (1xx) before the real one. */
  INTERIM,
  /** A response before the request has been read in full. */
  EARLY,
  /** Declares this many bytes more than it sends, then closes. */
  SHORT,
  /** Declares this many bytes less than it sends. */
  LONG,
  /** Garbage before the status line. */
  GARBAGE;

  /** Returns whether it is never a valid response, whatever its status. */
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
