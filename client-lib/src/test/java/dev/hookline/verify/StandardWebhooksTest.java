package dev.hookline.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.internal.signing.SigningKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interoperability with the specification's published library, which supports only HMAC. */
class StandardWebhooksTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

  private final String key = NewKey.hmac(new SecureRandom()).secretKey();
  private final String other = NewKey.hmac(new SecureRandom()).secretKey();
  private final String ed25519 = NewKey.ed25519(new SecureRandom()).secretKey();
  private final long now = Clock.systemUTC().instant().getEpochSecond();

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"caf\u00e9 \uD83D\uDE80\"}", "{ \"a\" : 1 }\n"})
  void theLibraryAcceptsOurSignatures(String body) throws Exception {
    byte[] bytes = body.getBytes(UTF_8);
    String rotated =
        String.join(
            " ",
            SigningKey.of(ed25519).sign(ID, now, bytes),
            SigningKey.of(other).sign(ID, now, bytes),
            SigningKey.of(key).sign(ID, now, bytes));

    assertThatCode(() -> new Webhook(key).verify(body, headers(rotated)))
        .doesNotThrowAnyException();
    assertThatCode(() -> new Webhook(other).verify(body, headers(rotated)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Webhook(key).verify(body + " ", headers(rotated)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(SigningKey.of(key).sign(ID, now, bytes))
        .isEqualTo(new Webhook(key).sign(ID, now, body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"caf\u00e9 \uD83D\uDE80\"}", "{ \"a\" : 1 }\n"})
  void weAcceptTheLibrarysSignatures(String body) throws Exception {
    Map<String, List<String>> headers = headers(new Webhook(key).sign(ID, now, body));
    byte[] bytes = body.getBytes(UTF_8);

    assertThat(WebhookVerifier.of(other, key).verify(name -> headers.get(name).get(0), bytes))
        .isEqualTo(new Verification.Valid(ID, Instant.ofEpochSecond(now)));
    assertThat(WebhookVerifier.of(other).verify(name -> headers.get(name).get(0), bytes).isValid())
        .isFalse();
  }

  private Map<String, List<String>> headers(String signature) {
    return Map.of(
        "webhook-id", List.of(ID),
        "webhook-timestamp", List.of(Long.toString(now)),
        "webhook-signature", List.of(signature));
  }
}
