package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import io.temporal.api.common.v1.Payload;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AesGcmCodecTest {

  private static final Payload BODY = body("{\"card\": \"4111 1111\"}");

  private final AesGcmCodec codec = TestKeys.codec("k1");

  @Test
  void givesBackTheWholePayload() {
    Payload response =
        Bodies.response("{}".getBytes(UTF_8), 201, 7, AttemptLog.empty()).getPayload();

    assertThat(decoded(codec, encoded(response))).isEqualTo(response);
  }

  @Test
  void keepsNothingInTheClearExceptEncodingAndKeyId() {
    Payload encrypted = encoded(BODY);

    assertThat(encrypted.getMetadataMap())
        .containsOnlyKeys("encoding", "encryption-key-id")
        .containsEntry("encoding", ByteString.copyFromUtf8("binary/encrypted"))
        .containsEntry("encryption-key-id", ByteString.copyFromUtf8("k1"));
    assertThat(encrypted.toByteString().toString(java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("4111", "json/plain");
    assertThat(encrypted.getData().size()).isEqualTo(12 + BODY.getSerializedSize() + 16);
  }

  @Test
  void encryptsTheSamePayloadDifferentlyEachTime() {
    assertThat(encoded(BODY).getData()).isNotEqualTo(encoded(BODY).getData());
  }

  @Test
  void takesEmptyAndLargePayloads() {
    byte[] large = new byte[2 * 1024 * 1024];
    new Random(1).nextBytes(large);

    for (byte[] bytes : List.of(new byte[0], new byte[] {1}, large)) {
      Payload body = Bodies.of(bytes).getPayload();
      assertThat(decoded(codec, encoded(body))).isEqualTo(body);
    }
    Payload nothing = Payload.getDefaultInstance();
    assertThat(decoded(codec, encoded(nothing))).isEqualTo(nothing);
  }

  @Test
  void addsAtMostTwoHundredBytes() {
    AesGcmCodec longest = TestKeys.codec("k".repeat(64));

    assertThat(longest.encode(List.of(BODY)).get(0).getSerializedSize() - BODY.getSerializedSize())
        .isLessThanOrEqualTo(200);
  }

  @Test
  void refusesWhatWasAlteredAnywhere() {
    Payload encrypted = encoded(BODY);
    for (int i = 0; i < encrypted.getData().size(); i++) {
      byte[] data = encrypted.getData().toByteArray();
      data[i] ^= 1;
      assertUnfit(data);
    }
  }

  @Test
  void refusesWhatWasTruncatedAnywhere() {
    byte[] data = encoded(BODY).getData().toByteArray();
    for (int length = 0; length < data.length; length++) {
      assertUnfit(java.util.Arrays.copyOf(data, length));
    }
  }

  private void assertUnfit(byte[] data) {
    Payload altered = encoded(BODY).toBuilder().setData(ByteString.copyFrom(data)).build();
    assertThatThrownBy(() -> decoded(codec, altered))
        .isInstanceOf(DecryptionException.class)
        .hasMessage(
            "encrypted with key 'k1', but does not decrypt with the configured key of that name; it"
                + " was altered or truncated, or HOOKLINE_ENCRYPTION_KEYS gives that name to another"
                + " key");
  }

  @Test
  void namesTheKeyThatIsMissing() {
    for (AesGcmCodec other : List.of(TestKeys.codec(), TestKeys.codec("k2"))) {
      assertThatThrownBy(() -> decoded(other, encoded(BODY)))
          .isInstanceOf(DecryptionException.class)
          .hasMessage(
              "encrypted with key 'k1', which is not configured; add it to"
                  + " HOOKLINE_ENCRYPTION_KEYS");
    }
  }

  @Test
  void refusesAnotherKeyOfTheSameName() {
    AesGcmCodec other = new AesGcmCodec(List.of(EncryptionKey.of("k1", TestKeys.bytes("another"))));

    assertThatThrownBy(() -> decoded(other, encoded(BODY)))
        .isInstanceOf(DecryptionException.class)
        .hasMessageContaining("gives that name to another key");
  }

  @Test
  void showsNothingOfAKeyIdThatIsNone() {
    Payload strange =
        encoded(BODY).toBuilder()
            .putMetadata(
                "encryption-key-id", ByteString.copyFromUtf8("\u001b[2J<b>" + "x".repeat(99)))
            .build();

    assertThatThrownBy(() -> decoded(codec, strange))
        .hasMessageStartingWith("encrypted with key '??2J?b?xxx")
        .message()
        .hasSizeLessThan(200);
  }

  @Test
  void decryptsWithOldKeysAndEncryptsWithTheFirst() {
    AesGcmCodec rotated = TestKeys.codec("k2", "k1");

    assertThat(decoded(rotated, encoded(BODY))).isEqualTo(BODY);
    assertThat(Bodies.keyId(rotated.encode(List.of(BODY)).get(0))).isEqualTo("k2");
  }

  @Test
  void passesOnWhatIsInTheClear() {
    assertThat(codec.decode(List.of(BODY, encoded(BODY)))).containsExactly(BODY, BODY);
    assertThat(TestKeys.codec().encode(List.of(BODY))).containsExactly(BODY);
  }

  /** The example of docs/encryption.md, which a starter in another language can check against. */
  @Test
  void readsTheExampleOfTheDocuments() {
    Payload example =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("binary/encrypted"))
            .putMetadata("encryption-key-id", ByteString.copyFromUtf8("k1"))
            .setData(ByteString.copyFrom(Base64.getDecoder().decode(EXAMPLE)))
            .build();
    AesGcmCodec documented = new AesGcmCodec(List.of(EncryptionKey.of("k1", new byte[32])));

    assertThat(documented.decode(List.of(example)).get(0)).isEqualTo(body("{\"project\":7}"));
  }

  private static final String EXAMPLE =
      "AAECAwQFBgcICQoLgt05WmWT7JamETyC7wm0fzsCh+rT/OaY3cafKf1HYAWJlMiHdlBMPwyIqdzoR+Yrs3E+HLeRNQ==";

  private Payload encoded(Payload payload) {
    return codec.encode(List.of(payload)).get(0);
  }

  private static Payload decoded(AesGcmCodec codec, Payload payload) {
    return codec.decode(List.of(payload)).get(0);
  }

  private static Payload body(String text) {
    return Bodies.of(text.getBytes(UTF_8)).getPayload();
  }
}
