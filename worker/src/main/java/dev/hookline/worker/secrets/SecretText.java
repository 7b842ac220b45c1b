package dev.hookline.worker.secrets;

/** What secrets are written as, and what of it is not part of them. */
final class SecretText {

  private SecretText() {}

  /** Editors of Windows begin a file with a byte order mark. */
  static String withoutMark(String value) {
    return value.startsWith("\uFEFF") ? value.substring(1) : value;
  }

  /** Returns whether nothing of the value can be seen: such a thing is never a secret. */
  static boolean isBlank(String value) {
    return value
        .codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT);
  }
}
