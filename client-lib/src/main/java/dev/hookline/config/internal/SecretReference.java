package dev.hookline.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a secret inside a string value: <code>${env:NAME}</code> or <code>
 * ${file:/path}</code>. Plans carry references; the worker resolves them for each attempt.
 *
 * @param kind {@code env} or {@code file}
 * @param name the variable or the path
 * @param start the index of the reference in its text
 * @param end the index after the reference
 */
public record SecretReference(String kind, String name, int start, int end) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^${}]+)}");

  /** Returns the well-formed references of a text, in order. */
  public static List<SecretReference> in(String text) {
    List<SecretReference> found = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      found.add(
          new SecretReference(matcher.group(1), matcher.group(2), matcher.start(), matcher.end()));
    }
    return found;
  }

  /** Returns whether the text contains a reference. */
  public static boolean isIn(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** Returns whether the text contains a reference of an unknown form. */
  public static boolean isMalformedIn(String text) {
    return replaceIn(text, "").contains("${");
  }

  /** Returns the text with each reference replaced. */
  public static String replaceIn(String text, String replacement) {
    return REFERENCE.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }

  /** Returns the reference as it is written. */
  @Override
  public String toString() {
    return "${" + kind + ":" + name + "}";
  }
}
