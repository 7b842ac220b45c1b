package dev.hookline.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.internal.signing.SigningKey;
import dev.hookline.verify.WebhookVerifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NewCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsASecretByDefault() {
    assertThat(run("new")).isZero();
    assertThat(out.toString()).matches("secret key  whsec_[A-Za-z0-9+/]{43}=\n");
  }

  @Test
  void printsBothKeysOfAPair() {
    assertThat(run("new", "--type", "ed25519")).isZero();
    assertThat(out.toString())
        .matches("secret key  whsk_[A-Za-z0-9+/]{86}==\npublic key  whpk_[A-Za-z0-9+/]{43}=\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmac", "ed25519"})
  void printsKeysThatBelongTogetherForPrograms(String type) throws Exception {
    assertThat(run("new", "--type", type, "--output", "json")).isZero();

    JsonNode made = new ObjectMapper().readTree(out.toString());
    assertThat(made.path("type").asText()).isEqualTo(type);
    String secret = made.path("secretKey").asText();
    String forReceivers = made.path("publicKey").asText(secret);
    long now = Instant.now().getEpochSecond();
    byte[] body = "{}".getBytes(UTF_8);
    Map<String, String> headers =
        Map.of(
            "webhook-id", "msg_1",
            "webhook-timestamp", Long.toString(now),
            "webhook-signature", SigningKey.of(secret).sign("msg_1", now, body));
    assertThat(WebhookVerifier.of(forReceivers).verify(headers::get, body).isValid()).isTrue();
  }

  @Test
  void namesTheAvailableTypes() {
    assertThat(run("new", "--type", "rsa")).isEqualTo(2);
    assertThat(err.toString()).contains("hmac, ed25519");
  }

  @Test
  void hasAnExample() {
    assertThat(run("new", "--help")).isZero();
    assertThat(out.toString()).contains("hookline keys new --type ed25519");
  }

  private int run(String... args) {
    return new CommandLine(new KeysCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
