package dev.hookline.worker.internal.call;

import java.util.regex.Pattern;

/** Quotes text in a command that an operator may paste into a shell. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** Returns the text as one shell word, quoted if needed. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
