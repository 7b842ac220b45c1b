package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token endpoint that hangs or fails while attempts still have a token, or time. */
@Timeout(60)
class TokenRenewalTest {

  private final MovableClock clock = new MovableClock();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private final TokenServer tokens = new TokenServer();
  private final ProtectedEndpoint endpoint = new ProtectedEndpoint();
  private final Outcomes attempts =
      new Outcomes(http, Map.of("HOOKLINE_SECRET_CLIENT", "cl1ent"), null, clock);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    tokens.close();
    endpoint.close();
    http.close();
  }

  @Test
  void thatHangsDelaysOneAttemptByAShareOfItsTimeWhileTheTokenIsValid() throws Exception {
    tokens.livesFor(600);
    assertThat(attempts.text(webhook(5))).isEqualTo("ok");
    clock.advance(Duration.ofSeconds(550));
    tokens.hold();

    Future<String> renewing = threads.submit(() -> attempts.text(webhook(8)));
    tokens.awaitRequests(2);
    assertThat(attempts.text(webhook(5))).isEqualTo("ok");
    assertThat(renewing.isDone()).as("the first still waits for another token").isFalse();
    assertThat(renewing.get(6, TimeUnit.SECONDS)).isEqualTo("ok");

    assertThat(endpoint.tokens()).containsExactly("token-1", "token-1", "token-1");
    assertThat(tokens.requests()).hasSize(2);
  }

  @Test
  void thatHangsUntilTheTokenExpiresGetsTheRestOfTheAttemptsTime() throws Exception {
    tokens.livesFor(600);
    assertThat(attempts.text(webhook(5))).isEqualTo("ok");
    clock.advance(Duration.ofSeconds(550));
    tokens.hold();

    Future<String> renewing = threads.submit(() -> attempts.text(webhook(8)));
    tokens.awaitRequests(2);
    clock.advance(Duration.ofSeconds(100));
    tokens.awaitRequests(3);
    tokens.release();

    assertThat(renewing.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
    assertThat(endpoint.tokens()).hasSize(2).startsWith("token-1").doesNotHaveDuplicates();
  }

  @Test
  void thatHangsForAShortAttemptDoesNotFailALongOneThatWaitsWithIt() throws Exception {
    tokens.hold();
    Future<String> shorter = threads.submit(() -> attempts.text(webhook(1)));
    tokens.awaitRequests(1);
    Future<String> longer = threads.submit(() -> attempts.text(webhook(20)));

    assertThat(shorter.get(60, TimeUnit.SECONDS)).startsWith("token_error");
    tokens.awaitRequests(2);
    tokens.release();

    assertThat(longer.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
  }

  @Test
  void thatFailsAfterA401LeavesThe401() {
    assertThat(attempts.text(webhook(5))).isEqualTo("ok");
    endpoint.acceptFrom(2);
    tokens.next(new MockResponse.Builder().code(503).build());

    assertThat(attempts.text(webhook(5)))
        .startsWith("http_status: webhook 'labels' responded with 401 at http://");
  }

  private WebhookConfigBuilder webhook(int timeout) {
    return Outcomes.webhook(endpoint.url())
        .timeout(timeout)
        .auth(AuthConfig.oauth2(tokens.url(), "hookline", "${env:HOOKLINE_SECRET_CLIENT}"));
  }
}
