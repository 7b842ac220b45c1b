package dev.hookline.worker.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.SecretReference;
import dev.hookline.internal.signing.SigningKey;
import dev.hookline.internal.signing.UnusableKeyException;

/** Resolves signing keys at every attempt, like all secrets. */
public final class SigningKeys {

  private final Secrets secrets;

  public SigningKeys(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Returns the key of that text.
   *
   * @throws SecretMissingException if a reference cannot be resolved to a usable key
   * @throws UnusableKeyException if a literal text is not a usable key
   */
  public SigningKey of(String text) throws SecretMissingException {
    String key = secrets.resolve(text).strip();
    try {
      return SigningKey.of(key);
    } catch (UnusableKeyException e) {
      if (!SecretReference.isIn(text)) {
        throw e;
      }
      throw new SecretMissingException(
          "signing %s (the value of %s)".formatted(e.getMessage(), SecretReference.in(text)));
    }
  }

  /**
   * Returns the bytes of a raw key.
   *
   * @throws SecretMissingException if a reference cannot be resolved
   */
  public byte[] bytes(String text) throws SecretMissingException {
    return secrets.resolve(text).strip().getBytes(UTF_8);
  }
}
