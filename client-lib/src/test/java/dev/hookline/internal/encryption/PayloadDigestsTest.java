package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadDigestsTest {

  private static final byte[] PAYLOAD = "{\"project\":7}".getBytes(UTF_8);
  private static final byte[] OTHER = "{\"project\":8}".getBytes(UTF_8);

  private final PayloadDigests old = digests("k1");
  private final PayloadDigests rotated = digests("k2", "k1");

  @Test
  void areKeyedAndNameTheirKey() {
    assertThat(old.of(PAYLOAD)).matches("hmac-sha256:k1:[0-9a-f]{64}");
    assertThat(old.of(PAYLOAD).substring(15)).isNotEqualTo(Digest.ofPayload(PAYLOAD).substring(7));
  }

  @Test
  void compareOverARotation() {
    assertThat(rotated.match(old.of(PAYLOAD), PAYLOAD)).isTrue();
    assertThat(rotated.match(old.of(PAYLOAD), OTHER)).isFalse();
    assertThat(rotated.match(rotated.of(PAYLOAD), PAYLOAD)).isTrue();
  }

  @Test
  void compareWithThoseOfStartersWithoutEncryption() {
    assertThat(rotated.match(Digest.ofPayload(PAYLOAD), PAYLOAD)).isTrue();
    assertThat(rotated.match(Digest.ofPayload(PAYLOAD), OTHER)).isFalse();
    assertThat(digests().of(PAYLOAD)).isEqualTo(Digest.ofPayload(PAYLOAD));
  }

  @Test
  void sayWhichKeyIsMissing() {
    assertThatThrownBy(() -> digests().match(old.of(PAYLOAD), PAYLOAD))
        .isInstanceOf(DecryptionException.class)
        .hasMessageStartingWith("encrypted with key 'k1', which is not configured");
  }

  /** The example of docs/encryption.md. */
  @Test
  void areThoseOfTheDocuments() {
    PayloadDigests documented =
        new PayloadDigests(new AesGcmCodec(List.of(EncryptionKey.of("k1", new byte[32]))));

    assertThat(documented.of(PAYLOAD))
        .isEqualTo(
            "hmac-sha256:k1:812317fea59d9a6da17707b7dc22f1cd8e5964f3db8fe770c5dc9cb5ea0e08e8");
  }

  private static PayloadDigests digests(String... keys) {
    return new PayloadDigests(TestKeys.codec(keys));
  }
}
