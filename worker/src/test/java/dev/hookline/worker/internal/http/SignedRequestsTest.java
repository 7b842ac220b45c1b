package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.signing.Hmac;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.verify.WebhookVerifier;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of a signed webhook's attempt. */
class SignedRequestsTest {

  private static final byte[] BODY = "{ \"a\": 12345678901234567890 }".getBytes(UTF_8);
  private static final byte[] OLD_KEY = "old secret".getBytes(UTF_8);
  private static final String A = "${env:HOOKLINE_SECRET_A}";
  private static final String ED = "${env:HOOKLINE_SECRET_ED}";
  private static final String OLD = "${env:HOOKLINE_SECRET_OLD}";

  private final NewKey hmac = NewKey.hmac(new SecureRandom());
  private final NewKey pair = NewKey.ed25519(new SecureRandom());
  private final Map<String, String> variables =
      new TreeMap<>(
          Map.of(
              "HOOKLINE_SECRET_A",
              hmac.secretKey() + "\n",
              "HOOKLINE_SECRET_ED",
              pair.secretKey(),
              "HOOKLINE_SECRET_OLD",
              new String(OLD_KEY, UTF_8)));
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_614_265_330_999L), ZoneOffset.UTC);
  private final Requests requests =
      new Requests(new Secrets(variables::get, Set.of(), null), clock, "hookline/test");

  @Test
  void areSignedByEachKeyOverTheBytesThatAreSent() throws Exception {
    Request request = request(SigningConfig.of(A, ED));

    assertThat(request.header("webhook-id")).isEqualTo("msg_1");
    assertThat(request.header("webhook-timestamp")).isEqualTo("1614265330");
    assertThat(request.header("webhook-signature"))
        .matches("v1,[A-Za-z0-9+/]{43}= v1a,[A-Za-z0-9+/]{86}==");
    assertThat(isValid(request, hmac.secretKey(), sent(request))).isTrue();
    assertThat(isValid(request, String.valueOf(pair.publicKey()), sent(request))).isTrue();
    assertThat(isValid(request, NewKey.hmac(new SecureRandom()).secretKey(), BODY)).isFalse();
  }

  @Test
  void areNotSignedUnlessConfigured() throws Exception {
    assertThat(request(null).headers().names())
        .contains("webhook-id")
        .doesNotContain("webhook-timestamp", "webhook-signature");
  }

  @Test
  void haveTheirHeadersUnderOtherNames() throws Exception {
    Request request =
        request(SigningConfig.of(A).withHeaders("svix-id", "svix-timestamp", "svix-signature"));

    WebhookVerifier verifier =
        WebhookVerifier.of(hmac.secretKey())
            .withClock(clock)
            .withHeaders("svix-id", "svix-timestamp", "svix-signature");
    assertThat(verifier.verify(request::header, BODY).isValid()).isTrue();
    assertThat(request.header("webhook-id")).as("always sent").isEqualTo("msg_1");
    assertThat(request.header("webhook-signature")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void areSignedOverAnEmptyBodyIfNoBodyIsSent(String method) throws Exception {
    WebhookConfig webhook =
        WebhookConfig.builder("a", "http://a/").method(method).signing(SigningConfig.of(A)).build();
    Request request = requests.of(attempt(WebhookCall.of(webhook)));

    assertThat(request.body()).isNull();
    assertThat(isValid(request, hmac.secretKey(), new byte[0])).isTrue();
  }

  @Test
  void haveALegacySignatureInAddition() throws Exception {
    Request request =
        request(
            SigningConfig.of(A)
                .withLegacy(LegacySignature.of(OLD, "X-Hub-Signature-256").withPrefix("sha256=")));

    assertThat(request.header("X-Hub-Signature-256"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(Hmac.sha256(OLD_KEY, BODY)));
    assertThat(isValid(request, hmac.secretKey(), BODY)).isTrue();
  }

  @Test
  void haveALegacySignatureWithItsTimestamp() throws Exception {
    LegacySignature legacy = LegacySignature.of(OLD, "X-Sig").inBase64().withTimestamp("X-Time");
    byte[] code = Hmac.sha256(OLD_KEY, "1614265330.".getBytes(UTF_8), BODY);

    Request request = request(SigningConfig.of(A).withLegacy(legacy));
    assertThat(request.header("X-Sig")).isEqualTo(Base64.getEncoder().encodeToString(code));
    assertThat(request.header("X-Time")).isEqualTo("1614265330");

    LegacySignature inOne =
        LegacySignature.of(OLD, "X-Sig").withTimestamp("").withPrefix("t={timestamp},v1=");
    assertThat(request(SigningConfig.of(A).withLegacy(inOne)).header("X-Sig"))
        .isEqualTo("t=1614265330,v1=" + HexFormat.of().formatHex(code));
  }

  @Test
  void areNeverSentUnsignedIfASecretIsMissing() {
    assertThatThrownBy(() -> request(SigningConfig.of(A, "${env:HOOKLINE_SECRET_NONE}")))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage("worker's variable HOOKLINE_SECRET_NONE is not set; set it");
    assertThatThrownBy(
            () ->
                request(
                    SigningConfig.of(A).withLegacy(LegacySignature.of("${file:/none}", "X-Sig"))))
        .isInstanceOf(SecretMissingException.class)
        .hasMessageContaining("${file:/none}");
  }

  @Test
  void areNeverSentUnsignedIfAKeyIsUnusable() {
    variables.put("HOOKLINE_SECRET_A", "whsec_aHVudGVyMg==");

    assertThatThrownBy(() -> request(SigningConfig.of(A)))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage(
            "signing key must have 24 to 64 bytes after whsec_, found 7 (the value of [${env:HOOKLINE_SECRET_A}])");
    variables.put("HOOKLINE_SECRET_A", "hunter2");
    assertThatThrownBy(() -> request(SigningConfig.of(A)))
        .isInstanceOf(SecretMissingException.class)
        .hasMessageContaining("must start with whsec_ or whsk_")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void areNeverSentUnsignedIfAForeignPlanIsInvalid() {
    assertRefused(SigningConfig.of(), "its signing must have a key, found none");
    assertRefused(
        SigningConfig.of("whsec_hunter2"),
        "its signing key must have 24 to 64 bytes after whsec_, found 5");
    assertRefused(
        SigningConfig.of(A).withLegacy(LegacySignature.of("", "X-Sig")),
        "its legacy signature must have a key, found none");
    assertRefused(
        SigningConfig.of(A).withLegacy(new LegacySignature(OLD, "X-Sig", "base32", "body", "", "")),
        "its legacy signature has an unknown encoding 'base32'; update the worker");
    assertRefused(
        SigningConfig.of(A).withLegacy(new LegacySignature(OLD, "X-Sig", "hex", "url", "", "")),
        "its legacy signature has an unknown content 'url'; update the worker");
    assertThatThrownBy(() -> request(SigningConfig.of(A).withHeaders("a b", "t", "s")))
        .isInstanceOf(Requests.UnusableRequestException.class);
  }

  private void assertRefused(SigningConfig signing, String message) {
    assertThatThrownBy(() -> request(signing))
        .isInstanceOf(Requests.UnusableRequestException.class)
        .hasMessage(message);
  }

  private Request request(SigningConfig signing) throws Exception {
    return requests.of(
        attempt(WebhookCall.of(WebhookConfig.builder("a", "http://a/").signing(signing).build())));
  }

  private static AttemptRequest attempt(WebhookCall webhook) {
    return new AttemptRequest("E", webhook, "msg_1", 1, null, BODY);
  }

  private boolean isValid(Request request, String key, byte[] body) {
    return WebhookVerifier.of(key).withClock(clock).verify(request::header, body).isValid();
  }

  private static byte[] sent(Request request) throws Exception {
    Buffer sent = new Buffer();
    request.body().writeTo(sent);
    return sent.readByteArray();
  }
}
