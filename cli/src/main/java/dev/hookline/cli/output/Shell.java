package dev.hookline.cli.output;

import java.util.regex.Pattern;

/** Quotes text for pasting into a shell. */
public final class Shell {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Shell() {}

  /** Returns the text as one shell word, quoted if needed. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
