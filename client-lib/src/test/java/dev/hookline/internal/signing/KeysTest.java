package dev.hookline.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

  /** The test vector shared by the specification's libraries. */
  @Test
  void signsTheSpecificationsVector() {
    SigningKey key = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(key.sign(ID, 1614265330, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void acceptsAnEd25519SeedWithAndWithoutItsPublicKey() {
    String seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    String publicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    String bySeed = SigningKey.of(text("whsk_", seed)).sign(ID, 1614265330, BODY);

    assertThat(bySeed).startsWith("v1a,");
    assertThat(SigningKey.of(text("whsk_", seed + publicKey)).sign(ID, 1614265330, BODY))
        .isEqualTo(bySeed);
    assertThat(
            VerificationKey.of(text("whpk_", publicKey))
                .verifiesAny(List.of(bySeed.substring(4)), ID, "1614265330", BODY))
        .isTrue();
  }

  @Test
  void generatesMatchingKeys() {
    NewKey pair = NewKey.ed25519(new SecureRandom());
    String signature = SigningKey.of(pair.secretKey()).sign(ID, 1, BODY).substring(4);

    assertThat(
            VerificationKey.of(String.valueOf(pair.publicKey()))
                .verifiesAny(List.of(signature), ID, "1", BODY))
        .isTrue();
    assertThat(pair.toString()).doesNotContain(pair.secretKey());

    NewKey secret = NewKey.hmac(new SecureRandom());
    assertThat(secret.publicKey()).isNull();
    assertThat(secret.secretKey()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(NewKey.hmac(new SecureRandom())).isNotEqualTo(secret);
    assertThat(secret.toString()).doesNotContain(secret.secretKey());
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 32, 64})
  void acceptsSecretsOfAllowedLengths(int bytes) {
    assertThat(SigningKey.of(zeros("whsec_", bytes))).hasToString("HMAC-SHA256 key");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void rejectsSecretsOfOtherLengths(int bytes) {
    assertUnusable(
        zeros("whsec_", bytes), "key must have 24 to 64 bytes after whsec_, found " + bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 63, 65})
  void rejectsSecretKeysOfOtherLengths(int bytes) {
    assertUnusable(
        zeros("whsk_", bytes),
        "key must have 32 bytes (the seed) or 64 (the seed and the public key) after whsk_, found "
            + bytes);
  }

  @Test
  void explainsAnUnusableKeyWithoutShowingIt() {
    assertUnusable(
        "hunter2",
        "key must start with whsec_ or whsk_, found neither; create one with hookline keys new");
    assertUnusable(
        "",
        "key must start with whsec_ or whsk_, found neither; create one with hookline keys new");
    assertUnusable("whsec_hunter 2", "key must be base64 after whsec_, found another character");
    assertUnusable(
        zeros("whpk_", 32),
        "key must be a secret key to sign, found a public key (whpk_); use its whsk_ key");
  }

  @Test
  void rejectsKeysThatAReceiverMustNotHave() {
    assertThatThrownBy(() -> VerificationKey.of(zeros("whsk_", 32)))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage(
            "key must be the public key of the pair (whpk_), found the secret key (whsk_), which only the sender may have");
    assertThatThrownBy(() -> VerificationKey.of("hunter2"))
        .hasMessage("key must start with whsec_ or whpk_, found neither; ask the sender for it");
    assertThatThrownBy(() -> VerificationKey.of(zeros("whpk_", 31)))
        .hasMessage("key must have 32 bytes after whpk_, found 31");
  }

  @Test
  void rejectsAPublicKeyThatIsNotAPoint() {
    byte[] two = new byte[32];
    two[0] = 2;

    assertThatThrownBy(() -> VerificationKey.of(KeyText.of("whpk_", two)))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage("key must be an Ed25519 public key, found other bytes");
    byte[] beyond = new byte[32];
    Arrays.fill(beyond, (byte) 0xff);
    assertThatThrownBy(() -> VerificationKey.of(KeyText.of("whpk_", beyond)))
        .isInstanceOf(UnusableKeyException.class);
  }

  private static void assertUnusable(String text, String message) {
    assertThatThrownBy(() -> SigningKey.of(text))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage(message)
        .hasNoCause();
  }

  private static String text(String prefix, String hex) {
    return KeyText.of(prefix, HexFormat.of().parseHex(hex));
  }

  private static String zeros(String prefix, int bytes) {
    return prefix + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
