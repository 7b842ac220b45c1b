package dev.hookline.cli.keys;

import dev.hookline.signing.NewKey;
import java.security.SecureRandom;
import java.util.Locale;

/** The kinds of keys. */
enum KeyType {
  HMAC,
  ED25519;

  NewKey make(SecureRandom random) {
    return switch (this) {
      case HMAC -> NewKey.hmac(random);
      case ED25519 -> NewKey.ed25519(random);
    };
  }

  /** What picocli shows and takes. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
