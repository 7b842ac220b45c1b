package dev.hookline.signing;

/**
 * A text that is no usable key. Its message says which rule it breaks, and never shows the text.
 */
public final class UnusableKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  UnusableKeyException(String message) {
    super(message);
  }
}
