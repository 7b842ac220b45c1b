package dev.hookline.internal.wire;

import io.temporal.payload.codec.PayloadCodecException;
import java.util.Optional;

/**
 * Thrown when this process cannot decrypt a payload. It never fails an event by itself: the
 * workflow task or attempt is retried, and nothing is lost.
 */
public final class DecryptionException extends PayloadCodecException {

  private static final long serialVersionUID = 1;
  private static final int MAX_ID = 64;
  private static final String SUBJECT = "encrypted with key '";

  private final String keyId;
  private final String content;

  private DecryptionException(String keyId, String reason, String nextStep) {
    super(SUBJECT + keyId + reason + "; " + nextStep);
    this.keyId = keyId;
    this.content = SUBJECT + keyId + reason;
  }

  /** Creates the exception for a payload whose key this process does not have. */
  public static DecryptionException notConfigured(String keyId) {
    return new DecryptionException(
        printable(keyId), "', which is not configured", "add it to HOOKLINE_ENCRYPTION_KEYS");
  }

  /** Creates the exception for a payload that does not decrypt with the key of that name. */
  public static DecryptionException doesNotFit(String keyId) {
    return new DecryptionException(
        printable(keyId),
        "', but does not decrypt with the configured key of that name",
        "it was altered or truncated, or HOOKLINE_ENCRYPTION_KEYS gives that name to another key");
  }

  /** Returns the exception or the first of its causes that is of this class; the SDK wraps some. */
  public static Optional<DecryptionException> in(Throwable error) {
    Throwable cause = error;
    while (cause != null && !(cause instanceof DecryptionException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((DecryptionException) cause);
  }

  /** Returns the id of the key, shortened if it is no valid one. */
  public String keyId() {
    return keyId;
  }

  /** Returns the reason to show in place of the content. */
  public String content() {
    return content;
  }

  /** Returns whether the text is the {@link #content()} of such an exception. */
  public static boolean isContent(String text) {
    return text.startsWith(SUBJECT);
  }

  /** Anyone who can write to the server chooses the metadata of a payload. */
  private static String printable(String keyId) {
    String text = keyId.replaceAll("[^A-Za-z0-9._-]", "?");
    return text.length() <= MAX_ID ? text : text.substring(0, MAX_ID);
  }
}
