package dev.hookline.cli.keys;

import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.signing.NewKey;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of signing and encryption keys. */
enum KeyType {
  HMAC,
  ED25519,
  ENCRYPTION;

  /**
   * A generated key; {@code toString} never shows it.
   *
   * @param publicKey null if the type has none
   */
  record Generated(String secretKey, @Nullable String publicKey) {

    private static Generated of(NewKey key) {
      return new Generated(key.secretKey(), key.publicKey());
    }

    @Override
    public String toString() {
      return publicKey == null ? "Generated[]" : "Generated[" + publicKey + "]";
    }
  }

  Generated generate(SecureRandom random) {
    return switch (this) {
      case HMAC -> Generated.of(NewKey.hmac(random));
      case ED25519 -> Generated.of(NewKey.ed25519(random));
      case ENCRYPTION -> new Generated(Encryption.newKey(random), null);
    };
  }

  /** The text that picocli shows and parses. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
