package dev.hookline.worker.internal.secrets;

import dev.hookline.config.internal.SecretReference;

/** A reference that this worker cannot or may not resolve; the message contains no value. */
public final class SecretMissingException extends Exception {

  private static final long serialVersionUID = 1;

  SecretMissingException(String message) {
    super(message);
  }

  /**
   * Reports a value that breaks a rule and comes from secrets; does nothing if it is literal.
   *
   * @param rule the subject and the rule
   * @param text the configured text
   */
  public static void checkValue(String rule, String text) throws SecretMissingException {
    if (SecretReference.isIn(text)) {
      throw new SecretMissingException(
          "%s, found another value in %s; fix it".formatted(rule, SecretReference.in(text)));
    }
  }

  /**
   * Returns the exception of a secret that is there and of no use.
   *
   * @param message which, and why; without the value
   */
  public static SecretMissingException unusable(String message) {
    return new SecretMissingException(message);
  }
}
