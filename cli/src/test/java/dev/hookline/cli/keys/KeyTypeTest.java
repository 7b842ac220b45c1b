package dev.hookline.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class KeyTypeTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void aGeneratedKeyShowsOnlyItsPublicKey() {
    KeyType.Generated pair = KeyType.ED25519.generate(random);

    assertThat(pair).hasToString("Generated[" + pair.publicKey() + "]");
    assertThat(KeyType.HMAC.generate(random)).hasToString("Generated[]");
    assertThat(KeyType.ENCRYPTION.generate(random)).hasToString("Generated[]");
  }
}
