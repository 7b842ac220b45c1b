package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.TlsConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How authentication, TLS and proxies are written on the wire, and what an older worker makes of
 * it.
 */
class AuthenticatedPlanTest {

  private static final EventType EVENT = EventType.of("E");
  private static final String A = "${env:HOOKLINE_SECRET_A}";

  /** The order as 0.1.0 reads it. */
  private record OrderOfOlderWorker(
      String event,
      String webhookId,
      WebhookCall webhook,
      boolean keepResponse,
      @Nullable String traceparent) {}

  @Test
  void holdsReferencesAndWhatIsNoDefault() {
    WebhookConfig webhook =
        webhook()
            .auth(
                AuthConfig.oauth2("https://login/", "me", A)
                    .withScopes("a")
                    .withParam("audience", "x")
                    .withTls(TlsConfig.trusting(A)))
            .tls(TlsConfig.presenting(A, A))
            .proxy(ProxyConfig.of("http://proxy:1").withCredentials("me", A))
            .build();

    assertThat(new String(WireJson.write(WebhookCall.of(webhook)), UTF_8))
        .contains(
            "\"auth\":{\"oauth2\":{\"tokenUrl\":\"https://login/\",\"clientId\":\"me\",\"clientSecret\":\"${env:HOOKLINE_SECRET_A}\",\"scopes\":[\"a\"],\"params\":{\"audience\":\"x\"},\"tls\":{\"ca\":\"${env:HOOKLINE_SECRET_A}\"}}}",
            "\"tls\":{\"cert\":\"${env:HOOKLINE_SECRET_A}\",\"key\":\"${env:HOOKLINE_SECRET_A}\"}",
            "\"proxy\":{\"url\":\"http://proxy:1\",\"username\":\"me\",\"password\":\"${env:HOOKLINE_SECRET_A}\"}");
    assertThat(WebhookCall.of(webhook).toConfig()).isEqualTo(webhook);
    assertThat(WebhookCall.of(webhook).auth().toString()).isEqualTo("Authentication[oauth2]");
  }

  @Test
  void isReadAsItWasWritten() {
    for (AuthConfig auth :
        List.of(
            AuthConfig.basic("me", A),
            AuthConfig.apiKey("X-Key", A),
            AuthConfig.oauth2("https://login/", "me", A).inBody())) {
      WebhookConfig webhook = webhook().auth(auth).build();
      assertThat(WebhookCall.of(webhook).toConfig()).isEqualTo(webhook);
    }
  }

  @Test
  void keepsABearerTokenWhereEveryWorkerFindsIt() {
    WebhookConfig webhook = webhook().auth(AuthConfig.bearer(A)).build();

    assertThat(WebhookCall.of(webhook).authToken()).isEqualTo(A);
    assertThat(WebhookCall.of(webhook).auth()).isNull();
    assertThat(version(webhook)).isEqualTo(1);
  }

  @Test
  void isRefusedByAnOlderWorkerThatWouldCallWithoutIt() {
    for (WebhookConfig webhook :
        List.of(
            webhook().auth(AuthConfig.basic("me", A)).build(),
            webhook().tls(TlsConfig.trusting(A)).build(),
            webhook().proxy(ProxyConfig.of("http://proxy:1")).build())) {
      CallInput order =
          new CallInput("E", "msg_1", WebhookCall.of(webhook), true, null, null, null);

      assertThat(version(webhook)).isEqualTo(2);
      assertThat(WireJson.read(WireJson.toPayload(order), OrderOfOlderWorker.class)).isEmpty();
      assertThat(WireJson.read(WireJson.toPayload(order), CallInput.class)).contains(order);
    }
    assertThat(version(webhook().proxy(ProxyConfig.DIRECT).build())).isEqualTo(1);
  }

  private static int version(WebhookConfig webhook) {
    return Plan.of(EVENT, null, List.of(webhook)).version();
  }

  private static WebhookConfigBuilder webhook() {
    return WebhookConfig.builder("a", "https://a/").finalResponse(true);
  }
}
