package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.OAuth2Config;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens: one request for many attempts, and another one when it is needed. */
@Timeout(60)
class OAuth2Test {

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final MovableClock clock = new MovableClock();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private final TokenServer tokens = new TokenServer();
  private final ProtectedEndpoint endpoint = new ProtectedEndpoint();
  private final Outcomes attempts = new Outcomes(http, variables, null, clock);

  @BeforeEach
  void start() {
    variables.put("HOOKLINE_SECRET_CLIENT", "cl1ent/s3cret");
  }

  @AfterEach
  void stop() {
    http.close();
    tokens.close();
    endpoint.close();
  }

  @Test
  void isRequestedByAHeaderOnceForManyAttempts() {
    OAuth2Config oauth2 =
        oauth2().withScopes("a", "b").withParam("audience", "https://labels.example/?a=b&c");

    for (int i = 0; i < 3; i++) {
      assertThat(attempts.text(webhook(oauth2))).isEqualTo("ok");
    }

    assertThat(tokens.requests()).hasSize(1);
    assertThat(tokens.requests().get(0))
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("scope", "a b")
        .containsEntry("audience", "https://labels.example/?a=b&c")
        .containsEntry("Authorization", "hookline:cl1ent%2Fs3cret")
        .doesNotContainKeys("client_id", "client_secret");
    assertThat(endpoint.tokens()).containsOnly("token-1").hasSize(3);
  }

  @Test
  void isRequestedInTheBodyWhereTheServerWantsThat() {
    assertThat(attempts.text(webhook(oauth2().inBody()))).isEqualTo("ok");

    assertThat(tokens.requests().get(0))
        .containsEntry("client_id", "hookline")
        .containsEntry("client_secret", "cl1ent/s3cret")
        .doesNotContainKey("Authorization");
  }

  @Test
  void isRequestedOnceByManyAttemptsAtOnce() throws Exception {
    tokens.hold();

    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(() -> attempts.text(webhook(oauth2()))));
      }
      tokens.awaitRequest();
      tokens.release();
      for (Future<String> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(tokens.requests()).hasSize(1);
    assertThat(endpoint.tokens()).containsOnly("token-1").hasSize(20);
  }

  @Test
  void isRenewedBeforeItsEndAndUsedUntilItsEndIfThatFails() {
    tokens.livesFor(600);
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    clock.advance(Duration.ofSeconds(539));
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    assertThat(tokens.requests()).hasSize(1);

    clock.advance(Duration.ofSeconds(2));
    tokens.next(new MockResponse.Builder().code(503).build());
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    assertThat(tokens.requests()).hasSize(2);
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    assertThat(tokens.requests()).hasSize(3);

    assertThat(endpoint.tokens()).containsExactly("token-1", "token-1", "token-1", "token-3");
  }

  @Test
  void isRenewedOnceAfterA401AndTheRequestSentAgain() {
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    endpoint.acceptFrom(2);

    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");

    assertThat(endpoint.tokens()).containsExactly("token-1", "token-1", "token-2");
    assertThat(endpoint.bodies()).containsOnly("{}");
    assertThat(endpoint.ids()).containsOnly("msg_1");
    assertThat(tokens.requests()).hasSize(2);
  }

  @Test
  void isNotRenewedTwiceInOneAttempt() {
    endpoint.acceptFrom(99);

    assertThat(attempts.text(webhook(oauth2())))
        .startsWith("http_status: webhook 'labels' responded with 401 at http://");

    assertThat(endpoint.tokens()).containsExactly("token-1", "token-2");
  }

  @Test
  void isNotRenewedByAnotherStatus() {
    endpoint.respond(503);

    assertThat(attempts.text(webhook(oauth2()))).startsWith("http_status");

    assertThat(endpoint.tokens()).containsExactly("token-1");
  }

  @Test
  void isAnotherOneForAnotherSecretOrScope() {
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");
    assertThat(attempts.text(webhook(oauth2().withScopes("a")))).isEqualTo("ok");
    variables.put("HOOKLINE_SECRET_CLIENT", "rotated");
    assertThat(attempts.text(webhook(oauth2()))).isEqualTo("ok");

    assertThat(endpoint.tokens()).containsExactly("token-1", "token-2", "token-3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | application/json | {\"error\":\"invalid_client\",\"error_description\":\"hunter2\"} | responded with 401 (invalid_client)",
        "400 | application/json | {\"error\":\"hunter2\"} | responded with 400",
        "503 | text/html | <h1>hunter2</h1> | responded with 503",
        "302 | text/html | '' | responded with 302",
        "200 | text/html | hunter2 | responded with 200 and something that is no token response",
        "200 | application/json | '{\"access_token\": hunter2' | responded with 200 and something that is no token response",
        "200 | application/json | [] | responded with 200 and something that is no token response",
        "200 | application/json | {\"token_type\":\"Bearer\"} | responded with 200 and something that is no token response",
        "200 | application/json | {\"access_token\":\"hunter2\\r\\nX-A: b\",\"token_type\":\"Bearer\"} | returned a token that no header can hold",
      })
  void saysWhyThereIsNoneWithoutRepeatingWhatItGot(
      int status, String type, String body, String text) {
    tokens.next(
        new MockResponse.Builder().code(status).setHeader("Content-Type", type).body(body).build());

    assertThat(attempts.text(webhook(oauth2())))
        .isEqualTo(
            "token_error: webhook 'labels' has no access token: token endpoint %s %s"
                .formatted(tokens.url(), text));
    assertThat(endpoint.tokens()).isEmpty();
  }

  @Test
  void endsWithTheAttemptsTimeWhereTheServerHangs() {
    tokens.next(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(attempts.text(webhook(oauth2()).timeout(1)))
        .startsWith("token_error: webhook 'labels' has no access token: token endpoint")
        .contains(" did not respond in full within ");
  }

  @Test
  void saysWhatTheServerDidToTheConnection() throws Exception {
    ScriptedServer.Script noise =
        peer -> {
          peer.request();
          peer.send("220 mail.example ESMTP\r\n\r\n");
        };
    assertThat(textOfToken("http", noise)).endsWith("/token responded with invalid HTTP");
    assertThat(textOfToken("http", peer -> peer.request()))
        .endsWith("/token closed the connection before its response was complete");
    assertThat(textOfToken("https", peer -> peer.awaitEnd()))
        .contains("/token could not be connected to within ");
  }

  private String textOfToken(String scheme, ScriptedServer.Script script) throws Exception {
    try (ScriptedServer server = new ScriptedServer(script)) {
      String url = "%s://127.0.0.1:%d/token".formatted(scheme, server.port());
      return attempts.text(
          webhook(AuthConfig.oauth2(url, "hookline", "${env:HOOKLINE_SECRET_CLIENT}")).timeout(1));
    }
  }

  @Test
  void saysThatTheServerIsDown() {
    String url = tokens.url();
    tokens.close();

    assertThat(
            attempts.text(
                webhook(AuthConfig.oauth2(url, "hookline", "${env:HOOKLINE_SECRET_CLIENT}"))))
        .endsWith(url + " refused the connection");
  }

  @Test
  void isStillRequestedForOthersWhenTheAttemptThatRequestsItIsStopped() throws Exception {
    tokens.hold();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      EndpointCall.Prepared first = attempts.prepared(webhook(oauth2()));
      Future<AttemptOutcome> stopped = threads.submit(first::send);
      tokens.awaitRequest();
      CountDownLatch waits = new CountDownLatch(1);
      Future<String> other =
          threads.submit(
              () -> {
                waits.countDown();
                return attempts.text(webhook(oauth2()));
              });
      waits.await();
      first.cancel();
      assertThat(Outcomes.text(stopped.get(60, TimeUnit.SECONDS)))
          .isEqualTo("cancelled: webhook 'labels' was cancelled before the call");
      tokens.release();
      assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
    } finally {
      threads.shutdownNow();
    }
    assertThat(endpoint.tokens()).hasSize(1);
  }

  private OAuth2Config oauth2() {
    return AuthConfig.oauth2(tokens.url(), "hookline", "${env:HOOKLINE_SECRET_CLIENT}");
  }

  private WebhookConfigBuilder webhook(AuthConfig auth) {
    return Outcomes.webhook(endpoint.url()).auth(auth);
  }
}
