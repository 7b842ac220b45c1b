package dev.hookline.worker.internal.secrets;

/** Normalises the text of secrets. */
final class SecretText {

  private SecretText() {}

  /** Windows editors may start a file with a byte order mark. */
  static String withoutMark(String value) {
    return value.startsWith("\uFEFF") ? value.substring(1) : value;
  }

  /** Returns whether the value has no visible character: such a value is never a secret. */
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
