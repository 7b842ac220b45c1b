package dev.hookline.cli.output;

import dev.hookline.contract.SpanText;
import java.time.Duration;

/** A length of time for people, written as the library writes it. */
public final class Elapsed {

  private Elapsed() {}

  /** Returns the text of a length of time. */
  public static String of(Duration length) {
    return SpanText.of(length);
  }

  /** Returns the text of so many milliseconds. */
  public static String ofMillis(long millis) {
    return SpanText.ofMillis(millis);
  }
}
