package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.secrets.Secrets;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of an error in which an endpoint repeats its request. */
class RedactionTest {

  private static final String SECRET = "s3cr/t+&<\"é'=\\ %";
  private final Map<String, String> variables =
      Map.of(
          "HOOKLINE_SECRET_A", SECRET,
          "HOOKLINE_SECRET_URL", "http://h00ks.example/services/T0k3n/é?q=Qu3ry%2F",
          "HOOKLINE_SECRET_SHORT", "abc");

  @ParameterizedTest
  @ValueSource(
      strings = {
        SECRET,
        "s3cr\\/t+&<\\\"é'=\\\\ %",
        "s3cr/t\\u002B\\u0026\\u003C\\u0022\\u00e9\\u0027=\\u005C %",
        "s3cr/t+&amp;&lt;&quot;é&#39;=\\ %",
        "s3cr&#x2f;t+&amp;&lt;&#34;&#xe9;&#039;=\\ %",
        "s3cr%2ft%2B%26%3C%22%C3%A9%27%3D%5C%20%25",
      })
  void hasNoSecretInAnyNotation(String repeated) {
    WebhookConfigBuilder webhook = webhook("http://x").header("X", "${env:HOOKLINE_SECRET_A}");

    assertThat(redacted(webhook, "got '" + repeated + "'.")).isEqualTo("got '[redacted]'.");
    assertThat(redacted(webhook, "got " + repeated.substring(0, repeated.length() - 1)))
        .startsWith("got [redacted]");
  }

  @Test
  void hasNoLiteralSecret() {
    String basic = Base64.getEncoder().encodeToString("me:p4ssw0rd".getBytes(UTF_8));

    assertThat(
            redacted(
                webhook("http://x").auth(AuthConfig.basic("me", "p4ssw0rd")),
                "p4ssw0rd of me, " + basic,
                Map.of("Authorization", "Basic " + basic)))
        .isEqualTo("[redacted] of me, [redacted]");
    assertThat(redacted(webhook("http://x").auth(AuthConfig.apiKey("X", "k3y5")), "k3y5"))
        .isEqualTo("[redacted]");
    assertThat(
            redacted(
                webhook("http://x").header("X-Token", "t0k3n").header("X-Team", "labels"),
                "t0k3n of labels"))
        .isEqualTo("[redacted] of labels");
    assertThat(
            redacted(
                webhook("http://x").signing(SigningConfig.of("whsec_k3y")), "I have whsec_k3y"))
        .isEqualTo("I have [redacted]");
  }

  @Test
  void hasNoQueryAndNoPartOfAUrlFromASecret() {
    assertThat(redacted(webhook("http://x/p?a=1&code=c0d3"), "/p?a=1&code=c0d3 {code: c0d3} a"))
        .isEqualTo("/p?[redacted] {code: [redacted]} a");
    assertThat(
            redacted(
                webhook("${env:HOOKLINE_SECRET_URL}"),
                "/services/T0k3n/%C3%A9 [services, T0k3n] h00ks.example Qu3ry/ "
                    + URLEncoder.encode("Qu3ry/", UTF_8)))
        .isEqualTo("[redacted] [[redacted], [redacted]] [redacted] [redacted] [redacted]");
  }

  @Test
  void hasWhatIsNoSecretOrTooShortToBeOne() {
    assertThat(
            redacted(
                webhook("http://labels.example/p").header("X", "${env:HOOKLINE_SECRET_SHORT}"),
                "abc at labels.example/p, 100% of \"it\""))
        .isEqualTo("abc at labels.example/p, 100% of \"it\"");
  }

  private static WebhookConfigBuilder webhook(String url) {
    return WebhookConfig.builder("a", url);
  }

  private String redacted(WebhookConfigBuilder webhook, String text) {
    return redacted(webhook, text, Map.of());
  }

  private String redacted(WebhookConfigBuilder webhook, String text, Map<String, String> headers) {
    try {
      Secrets secrets = new Secrets(variables::get, Set.of(), null);
      WebhookCall call = WebhookCall.of(webhook.build());
      Request.Builder request = new Request.Builder().url(HttpUrl.get(secrets.resolve(call.url())));
      headers.forEach(request::header);
      return new Redaction(secrets, List.of(), call, request.build(), null).of(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
