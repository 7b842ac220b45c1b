package dev.hookline.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Mutations of a text: pieces are removed, duplicated or replaced by input that is difficult for
 * parsers.
 */
final class Mutations {

  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e99",
          "010",
          "99999999999999999999",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\n",
          "\t",
          "- ",
          "#",
          "&a ",
          "*a",
          "<<: *a",
          "!!int ",
          "|",
          "%",
          "\u0000",
          "\ud800",
          "\u2028",
          "é",
          "${env:X}",
          "http://",
          "?");

  private Mutations() {}

  /** Applies up to eight changes in sequence. */
  static Arbitrary<String> of(String text) {
    return change().list().ofMaxSize(8).map(changes -> apply(text, changes));
  }

  private record Change(double at, int length, boolean duplicated, String word) {}

  private static Arbitrary<Change> change() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(true, false),
            Arbitraries.oneOf(Arbitraries.of(WORDS), Arbitraries.strings().ofMaxLength(6)))
        .as(Change::new);
  }

  private static String apply(String text, List<Change> changes) {
    String result = text;
    for (Change change : new ArrayList<>(changes)) {
      int from = (int) (change.at() * result.length());
      int to = Math.min(result.length(), from + change.length());
      String kept = change.duplicated() ? result.substring(from, to) : "";
      result = result.substring(0, from) + kept + change.word() + kept + result.substring(to);
    }
    return result;
  }
}
