package dev.hookline.config.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the most likely intended name. */
public final class Nearest {

  /** No valid name is longer, and comparing a longer one would be slow. */
  private static final int MAX_LENGTH = 255;

  private static final int MAX_CANDIDATES = 1_000;

  private Nearest() {}

  /**
   * Returns the candidate with the fewest typos, if it is close enough; empty for a name of more
   * than 255 characters or for more than 1,000 candidates.
   */
  public static Optional<String> to(String found, Collection<String> candidates) {
    if (found.length() > MAX_LENGTH || candidates.size() > MAX_CANDIDATES) {
      return Optional.empty();
    }
    String best = null;
    int fewest = maxErrors(found.length()) + 1;
    for (String candidate : candidates) {
      int errors =
          candidate.length() > MAX_LENGTH
              ? fewest
              : distance(found.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (errors < fewest) {
        fewest = errors;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Returns {@code ; did you mean 'name'?} for the nearest candidate, or other text if there is
   * none.
   */
  public static String hint(String found, Collection<String> candidates, String otherwise) {
    return to(found, candidates).map("; did you mean '%s'?"::formatted).orElse(otherwise);
  }

  /** In a very short name, changing a letter makes a different name. */
  private static int maxErrors(int length) {
    return length < 3 ? 0 : length == 3 ? 1 : Math.max(2, length / 3);
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
