package dev.hookline.cli.keys;

import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.signing.NewKey;
import java.security.SecureRandom;
import java.util.Locale;

/** The types of signing keys. */
enum KeyType {
  HMAC,
  ED25519,
  ENCRYPTION;

  NewKey make(SecureRandom random) {
    return switch (this) {
      case HMAC -> NewKey.hmac(random);
      case ED25519 -> NewKey.ed25519(random);
      case ENCRYPTION -> new NewKey(Encryption.newKey(random), null);
    };
  }

  /** The text that picocli shows and parses. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
