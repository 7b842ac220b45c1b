package dev.hookline.contract;

import io.temporal.payload.codec.PayloadCodecException;
import java.util.Optional;

/**
 * A payload that is encrypted and that this process cannot read. It is no failure of an event: a
 * workflow task or attempt that meets it is retried, and nothing is lost.
 */
public final class DecryptionException extends PayloadCodecException {

  private static final long serialVersionUID = 1;
  private static final int MAX_ID = 64;
  private static final String SUBJECT = "encrypted with key '";

  private final String content;

  private DecryptionException(String content, String nextStep) {
    super(content + "; " + nextStep);
    this.content = content;
  }

  /** Makes the exception of a payload whose key this process does not have. */
  public static DecryptionException notConfigured(String keyId) {
    return new DecryptionException(
        SUBJECT + printable(keyId) + "', which is not configured",
        "add it to HOOKLINE_ENCRYPTION_KEYS");
  }

  /** Makes the exception of a payload that does not fit the key of its name. */
  public static DecryptionException doesNotFit(String keyId) {
    return new DecryptionException(
        SUBJECT + printable(keyId) + "', but does not decrypt with the configured key of that name",
        "it was altered or truncated, or HOOKLINE_ENCRYPTION_KEYS gives that name to another key");
  }

  /** Returns such an exception among an exception and its causes; the SDK wraps some. */
  public static Optional<DecryptionException> in(Throwable error) {
    Throwable cause = error;
    while (cause != null && !(cause instanceof DecryptionException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((DecryptionException) cause);
  }

  /** Returns what to show in place of the content. */
  public String content() {
    return content;
  }

  /** Returns whether a text is {@link #content()} of such an exception. */
  public static boolean isContent(String text) {
    return text.startsWith(SUBJECT);
  }

  /** Whoever writes to the server chooses what stands in a payload's metadata. */
  private static String printable(String keyId) {
    String text = keyId.replaceAll("[^A-Za-z0-9._-]", "?");
    return text.length() <= MAX_ID ? text : text.substring(0, MAX_ID);
  }
}
