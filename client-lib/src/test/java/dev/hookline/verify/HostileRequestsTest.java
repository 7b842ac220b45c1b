package dev.hookline.verify;

import static dev.hookline.verify.SignedRequest.KEY;
import static dev.hookline.verify.SignedRequest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.signing.NewKey;
import dev.hookline.verify.Verification.Reason;
import dev.hookline.verify.Verification.Rejected;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests by an attacker without the key: none is accepted, throws or is expensive. */
class HostileRequestsTest {

  private final NewKey pair = NewKey.ed25519(new SecureRandom());
  private final WebhookVerifier verifier =
      WebhookVerifier.of(KEY, String.valueOf(pair.publicKey()))
          .withClock(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1614265330",
        "1614265330 ",
        "1614265330\t",
        "-1614265330",
        "+1614265330",
        "01614265330",
        "1614265330.0",
        "1614265330,1614265330",
        "0x6037b8b2",
        "1.614e9",
        "NaN",
        "today",
        "١٦١٤٢٦٥٣٣٠",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "-0"
      })
  void rejectsATimestampThatIsNotANumberOfSeconds(String timestamp) {
    assertRejected(request().with("webhook-timestamp", timestamp), Reason.TIMESTAMP_INVALID);
  }

  @Test
  void rejectsAnExtremeTimestamp() {
    assertRejected(request().with("webhook-timestamp", "0"), Reason.TIMESTAMP_TOO_OLD);
    assertRejected(request().with("webhook-timestamp", "999999999999"), Reason.TIMESTAMP_TOO_NEW);
    // milliseconds, as some senders write
    assertRejected(request().with("webhook-timestamp", NOW + "000"), Reason.TIMESTAMP_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        ",",
        "v1",
        "v1:g0hM9SsE",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ",g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "sha256=8f",
        "none,"
      })
  void rejectsUnknownSchemes(String signature) {
    assertRejected(request().with("webhook-signature", signature), Reason.SCHEME_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,",
        "v1a,",
        "v1,=",
        "v1,====",
        "v1,%%%%",
        "v1a,%%%%",
        "v1,\u00e9\u00e9",
        "v1a,\uD800",
        "v1,v1,v1,",
        "v1, v1a, v1,",
        "v1,AAAA",
        "v1a,AAAA",
        "v1a,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
      })
  void rejectsMalformedSignatures(String signature) {
    assertRejected(request().with("webhook-signature", signature), Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void rejectsASignatureUnderTheOtherScheme() {
    String hmac = request().header("webhook-signature").substring("v1,".length());

    assertRejected(request().with("webhook-signature", "v1a," + hmac), Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void rejectsAnotherEncodingOfTheSameBytes() {
    String signature = request().header("webhook-signature");
    String unpadded = signature.substring(0, signature.length() - 1);

    assertRejected(request().with("webhook-signature", unpadded), Reason.SIGNATURE_MISMATCH);
    assertRejected(request().with("webhook-signature", signature + "="), Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void rejectsHugeHeaders() {
    assertRejected(
        request().with("webhook-signature", "v1,A ".repeat(1_000_000)), Reason.SIGNATURE_TOO_LONG);
    assertRejected(request().with("webhook-id", "m".repeat(1_000_000)), Reason.ID_INVALID);
    assertRejected(
        request().with("webhook-timestamp", "1".repeat(1_000_000)), Reason.TIMESTAMP_INVALID);
    assertThat(
            request()
                .with(
                    "webhook-signature",
                    "v1,A ".repeat(600) + request().header("webhook-signature"))
                .verifiedBy(verifier)
                .isValid())
        .as("a valid one among many")
        .isTrue();
  }

  @Test
  void acceptsAValidSignatureAmongGarbage() {
    String good = request().header("webhook-signature");

    assertThat(
            request()
                .with("webhook-signature", " v1,AAAA  v9,x , v1a,%% " + good + " ")
                .verifiedBy(verifier)
                .isValid())
        .isTrue();
  }

  @Test
  void rejectsASignatureWithAnyBitFlipped() {
    for (String key : new String[] {KEY, pair.secretKey()}) {
      SignedRequest request = SignedRequest.by(key);
      String header = request.header("webhook-signature");
      int comma = header.indexOf(',');
      byte[] signature = Base64.getDecoder().decode(header.substring(comma + 1));
      for (int bit = 0; bit < signature.length * 8; bit++) {
        byte[] flipped = signature.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        request.with(
            "webhook-signature",
            header.substring(0, comma + 1) + Base64.getEncoder().encodeToString(flipped));
        assertRejected(request, Reason.SIGNATURE_MISMATCH);
      }
    }
  }

  @Test
  void rejectsRandomSignatures() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      SignedRequest request =
          request().with("webhook-signature", "v1" + (i % 2 == 0 ? "" : "a") + ',' + noise(random));
      assertThat(request.verifiedBy(verifier).isValid()).isFalse();
    }
  }

  private static String noise(Random random) {
    return random
        .ints(random.nextInt(120), 0, 0x180)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static SignedRequest request() {
    return SignedRequest.by(KEY);
  }

  private void assertRejected(SignedRequest request, Reason reason) {
    assertThat(request.verifiedBy(verifier))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.detail()).hasSizeLessThan(200);
            });
  }
}
