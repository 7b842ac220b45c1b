package dev.hookline.cli.output;

import java.util.regex.Pattern;

/** Text that a person pastes into a shell. */
public final class Shell {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Shell() {}

  /** Returns the text as one word of a shell, quoted where it must be. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
