package dev.hookline.internal.signing;

/** A text is not a usable key. The message has the broken rule and never shows the text. */
public final class UnusableKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  UnusableKeyException(String message) {
    super(message);
  }
}
