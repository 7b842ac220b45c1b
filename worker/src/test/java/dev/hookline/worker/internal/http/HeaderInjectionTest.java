package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.TraceHeaders;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that a starter or an earlier response provides can add a header or a request. No header
 * is made from a payload; names and the trace context are percent-encoded.
 */
class HeaderInjectionTest {

  private static final String EVIL = "a\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n\r\n";
  private static final Map<String, String> VARIABLES = Map.of("HOOKLINE_SECRET_EVIL", EVIL);

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new ScriptedServer(
            peer -> {
              for (String head = peer.request(); !head.isEmpty(); head = peer.request()) {
                requests.add(head);
                peer.send(ScriptedServer.ok("{}"));
              }
            });
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    server.close();
  }

  @Test
  void namesAndTraceContextAreEncoded() {
    assertThat(attempt(EVIL, webhook(EVIL, server.url()), EVIL, "{}"))
        .isInstanceOf(AttemptOutcome.Succeeded.class);

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .contains("hookline-event: a%0d%0aX-Evil:%201%0d%0a")
        .contains("hookline-webhook: a%0d%0aX-Evil:%201%0d%0a")
        .contains("traceparent: a%0d%0aX-Evil:%201%0d%0a")
        .doesNotContain("\nX-Evil");
  }

  @Test
  void aPayloadIsContentOnly() {
    String payload = "\"" + EVIL.replace("\r\n", "\\r\\n") + "\"";
    attempt("E", webhook("w", server.url()), null, payload);
    attempt("E", webhook("w", server.url()), null, EVIL);

    assertThat(requests)
        .hasSize(2)
        .allSatisfy(head -> assertThat(head).startsWith("POST /a ").doesNotContain("\nX-Evil"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "authorization"})
  void aSecretThatNoHeaderCanHoldIsNotSent(String header) {
    AttemptOutcome outcome =
        attempt(
            "E",
            webhook("w", server.url()).header(header, "${env:HOOKLINE_SECRET_EVIL}"),
            null,
            "{}");

    assertCode(outcome, FailureCode.SECRET_MISSING);
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {EVIL, "a\nX-Evil: 1", "a\rX-Evil: 1", "a\0b"})
  void aConfiguredValueThatNoHeaderCanHoldIsNotSent(String value) {
    AttemptOutcome outcome =
        attempt("E", webhook("w", server.url()).header("x", value), null, "{}");

    assertCode(outcome, FailureCode.INVALID_PLAN);
    assertThat(requests).isEmpty();
  }

  @Test
  void aSecretInAUrlStaysInItsLine() {
    attempt("E", webhook("w", server.url() + "/${env:HOOKLINE_SECRET_EVIL}"), null, "{}");
    attempt("E", webhook("w", server.url() + "?q=${env:HOOKLINE_SECRET_EVIL}"), null, "{}");

    assertThat(requests)
        .hasSize(2)
        .allSatisfy(head -> assertThat(head).startsWith("POST /a").doesNotContain("\nX-Evil"));
  }

  private static WebhookConfigBuilder webhook(String name, String url) {
    return WebhookConfig.builder(name, url).timeout(5);
  }

  private AttemptOutcome attempt(
      String event, WebhookConfigBuilder webhook, @Nullable String traceparent, String payload) {
    return new OkHttpEndpointCall(
            http, new Secrets(VARIABLES::get, Set.of(), null), "hookline/test")
        .prepare(
            new AttemptRequest(
                event,
                WebhookCall.of(webhook.build()),
                "msg_1",
                1,
                TraceHeaders.of(traceparent, "a=1\r\nX-Evil: 1"),
                payload.getBytes(UTF_8)))
        .send();
  }

  private static void assertCode(AttemptOutcome outcome, FailureCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            AttemptOutcome.Failed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }
}
