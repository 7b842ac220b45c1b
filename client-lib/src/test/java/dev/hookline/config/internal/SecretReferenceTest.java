package dev.hookline.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretReferenceTest {
  @Test
  void findsSecretReferences() {
    assertThat(SecretReference.in("a${env:X}b${file:/y}").toString())
        .isEqualTo("[${env:X}, ${file:/y}]");
    assertThat(SecretReference.isMalformedIn("${vault:x}")).isTrue();
  }
}
