package dev.hookline.verify;

import static dev.hookline.verify.SignedRequest.KEY;
import static dev.hookline.verify.SignedRequest.NOW;
import static dev.hookline.verify.SignedRequest.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.internal.signing.NewKey;
import dev.hookline.internal.signing.UnusableKeyException;
import dev.hookline.verify.Verification.Reason;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.Verification.Valid;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {

  private final NewKey pair = NewKey.ed25519(new SecureRandom());

  @Test
  void acceptsRequestsSignedByItsKey() {
    assertThat(SignedRequest.by(KEY).verifiedBy(verifier(KEY)))
        .isEqualTo(new Valid("msg_1", Instant.ofEpochSecond(NOW)));
    assertThat(SignedRequest.by(pair.secretKey()).verifiedBy(verifier(publicKey())).isValid())
        .isTrue();
  }

  @Test
  void acceptsOneOfSeveralSignaturesDuringKeyRotation() {
    SignedRequest byBoth = SignedRequest.by(OTHER_KEY, KEY, pair.secretKey());

    assertThat(byBoth.verifiedBy(verifier(OTHER_KEY)).isValid()).isTrue();
    assertThat(byBoth.verifiedBy(verifier(KEY)).isValid()).isTrue();
    assertThat(byBoth.verifiedBy(verifier(publicKey())).isValid()).isTrue();
    assertThat(SignedRequest.by(KEY).verifiedBy(verifier(OTHER_KEY, KEY)).isValid()).isTrue();
    assertThat(SignedRequest.by(KEY).verifiedBy(verifier(publicKey(), KEY)).isValid()).isTrue();
  }

  @Test
  void rejectsRequestsSignedByAnotherKey() {
    assertRejected(SignedRequest.by(OTHER_KEY), Reason.SIGNATURE_MISMATCH);
    String other = String.valueOf(NewKey.ed25519(new SecureRandom()).publicKey());
    assertThat(SignedRequest.by(pair.secretKey()).verifiedBy(verifier(other)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(Reason.SIGNATURE_MISMATCH));
  }

  @Test
  void rejectsAnotherBodyIdOrTime() {
    assertRejected(
        SignedRequest.by(KEY).withBody("{\"test\":2432232314}"), Reason.SIGNATURE_MISMATCH);
    assertRejected(SignedRequest.by(KEY).with("webhook-id", "msg_2"), Reason.SIGNATURE_MISMATCH);
    assertRejected(
        SignedRequest.by(KEY).with("webhook-timestamp", Long.toString(NOW + 1)),
        Reason.SIGNATURE_MISMATCH);
  }

  /**
   * Otherwise the signed content could be split elsewhere, with part of the body as the timestamp.
   */
  @Test
  void rejectsAnIdWithADot() {
    assertRejected(SignedRequest.by(KEY).with("webhook-id", "msg.1"), Reason.ID_INVALID);
    assertRejected(SignedRequest.by(KEY).with("webhook-id", "m".repeat(257)), Reason.ID_INVALID);
  }

  @Test
  void rejectsSchemesThatNoneOfItsKeysSupports() {
    assertThat(SignedRequest.by(pair.secretKey()).verifiedBy(verifier(KEY)))
        .isEqualTo(
            new Rejected(Reason.SCHEME_UNKNOWN, "no signature uses a scheme of the keys: [v1]"));
  }

  @ParameterizedTest
  @CsvSource({
    "300, true, ",
    "301, false, TIMESTAMP_TOO_OLD",
    "-300, true, ",
    "-301, false, TIMESTAMP_TOO_NEW"
  })
  void acceptsRequestsWithinFiveMinutes(int laterSeconds, boolean valid, Reason reason) {
    Verification verification =
        SignedRequest.by(KEY).verifiedBy(WebhookVerifier.of(KEY).withClock(at(NOW + laterSeconds)));

    assertThat(verification.isValid()).isEqualTo(valid);
    if (verification instanceof Rejected rejected) {
      assertThat(rejected.reason()).isEqualTo(reason);
      assertThat(rejected.detail()).contains("301 s").contains("tolerance is 300 s");
    }
  }

  @Test
  void acceptsToleranceAndClockInAnyOrder() {
    SignedRequest request = SignedRequest.by(KEY);
    Duration hour = Duration.ofHours(1);

    assertThat(
            request
                .verifiedBy(WebhookVerifier.of(KEY).withTolerance(hour).withClock(at(NOW + 3_600)))
                .isValid())
        .isTrue();
    assertThat(
            request
                .verifiedBy(WebhookVerifier.of(KEY).withClock(at(NOW + 3_601)).withTolerance(hour))
                .isValid())
        .isFalse();
    assertThatThrownBy(() -> WebhookVerifier.of(KEY).withTolerance(Duration.ZERO))
        .hasMessage("tolerance must be positive, found PT0S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void reportsTheMissingHeader(String header) {
    Rejected missing =
        new Rejected(
            Reason.HEADER_MISSING,
            "request has no header %s; does the sender sign it?".formatted(header));

    assertThat(SignedRequest.by(KEY).without(header).verifiedBy(verifier(KEY))).isEqualTo(missing);
    assertThat(SignedRequest.by(KEY).with(header, "").verifiedBy(verifier(KEY))).isEqualTo(missing);
  }

  @Test
  void readsTheConfiguredHeaders() {
    SignedRequest request = SignedRequest.by(KEY);
    request
        .with("svix-id", request.header("webhook-id"))
        .with("svix-timestamp", request.header("webhook-timestamp"))
        .with("svix-signature", request.header("webhook-signature"))
        .without("webhook-signature");
    WebhookVerifier verifier =
        verifier(KEY).withHeaders("svix-id", "svix-timestamp", "svix-signature");

    assertThat(request.verifiedBy(verifier).isValid()).isTrue();
    assertRejected(request, Reason.HEADER_MISSING);
    assertThat(request.without("svix-id").verifiedBy(verifier))
        .isInstanceOfSatisfying(
            Rejected.class, missing -> assertThat(missing.detail()).contains("svix-id"));
  }

  @Test
  void requiresUsableKeys() {
    assertThatThrownBy(WebhookVerifier::of)
        .hasMessage("verifier must have a key, found none; pass at least one");
    assertThatThrownBy(() -> WebhookVerifier.of(KEY, "hunter2"))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageNotContaining("hunter2");
  }

  private String publicKey() {
    return String.valueOf(pair.publicKey());
  }

  private static void assertRejected(SignedRequest request, Reason reason) {
    assertThat(request.verifiedBy(verifier(KEY)))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private static WebhookVerifier verifier(String... keys) {
    return WebhookVerifier.of(keys).withClock(at(NOW));
  }

  private static Clock at(long seconds) {
    return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
  }
}
