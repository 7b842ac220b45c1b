package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of a plan, including one that no current starter would write. */
class RequestsTest {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "HOOKLINE_SECRET_A", "s3",
          "HOOKLINE_SECRET_BLANK", " \t",
          "HOOKLINE_SECRET_LINE", "s3\r\nX-Evil: 1",
          "HOOKLINE_SECRET_NUL", "s3\0",
          "HOOKLINE_SECRET_PREFIX", "Basic ");

  private final Requests requests =
      new Requests(new Secrets(VARIABLES::get, Set.of(), null), Clock.systemUTC(), "hookline/test");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Expect",
        "EXPECT",
        "te",
        "Trailer",
        "upgrade",
        "Keep-Alive",
        "proxy-connection",
        "HTTP2-Settings"
      })
  void omitAConnectionHeader(String name) throws Exception {
    Request request = request(webhook().header(name, "100-continue").header("X-A", "b"));

    assertThat(request.headers().names()).contains("X-A").doesNotContain(name);
  }

  @Test
  void doNotLookUpASecretThatIsNotSent() throws Exception {
    assertThat(request(webhook().header("Expect", "${env:HOOKLINE_SECRET_NONE}"))).isNotNull();
  }

  @Test
  void sendTheTokenAndHeadersWithTheirSecrets() throws Exception {
    Request request =
        request(
            token("${env:HOOKLINE_SECRET_A}")
                .header("X-A", "${env:HOOKLINE_SECRET_PREFIX}${env:HOOKLINE_SECRET_A}"));

    assertThat(request.header("Authorization")).isEqualTo("Bearer s3");
    assertThat(request.header("X-A")).isEqualTo("Basic s3");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t ", "\u00a0", "\u200b", "\ufeff"})
  void neverSendABlankToken(String token) {
    assertThatThrownBy(() -> request(token(token)))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage("its authToken is blank; write a secret reference");
  }

  @Test
  void neverSendTheTokenOfABlankVariable() {
    assertThatThrownBy(() -> request(token("${env:HOOKLINE_SECRET_BLANK}")))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage("worker's variable HOOKLINE_SECRET_BLANK is empty; set it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOOKLINE_SECRET_LINE", "HOOKLINE_SECRET_NUL"})
  void reportASecretThatAHeaderCannotHold(String variable) {
    String reference = "${env:" + variable + "}";

    for (WebhookConfigBuilder webhook :
        new WebhookConfigBuilder[] {token(reference), webhook().header("X-A", "a " + reference)}) {
      assertThatThrownBy(() -> request(webhook))
          .isInstanceOf(SecretMissingException.class)
          .hasMessage(
              "a secret in a header must be printable ASCII without line breaks, found another"
                  + " character in the value of [%s]; fix it".formatted(reference))
          .hasMessageNotContaining("s3");
    }
  }

  @Test
  void reportALiteralValueThatAHeaderCannotHold() {
    assertThatThrownBy(() -> request(webhook().header("X-A", "a\nb")))
        .isInstanceOf(Requests.UnusableRequestException.class)
        .hasMessage("the value of its header X-A must be printable ASCII");
  }

  private static WebhookConfigBuilder webhook() {
    return WebhookConfig.builder("w", "http://h/");
  }

  private static WebhookConfigBuilder token(String token) {
    return webhook().authEnabled(true).authToken(token);
  }

  private Request request(WebhookConfigBuilder webhook) throws Exception {
    return requests.of(
        new AttemptRequest(
            "E", WebhookCall.of(webhook.build()), "msg_", 1, null, "{}".getBytes(UTF_8)));
  }
}
