package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.WebhookException;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients without a server obey the retry policy too. */
class RetriedClientTest {

  private final Receiver receiver = new Receiver();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private final TestClient client = new TestClient(http, Map.of());

  @AfterEach
  void stop() {
    http.close();
    receiver.close();
  }

  @Test
  void followTheScheduleAndTheStatuses() {
    receiver.on("a", Step.of(503, ""), Step.of(200, "[1]"));
    RetryConfig retry = RetryConfig.schedule(Duration.ofMillis(300)).withRetryOn("5xx");

    assertThat(client.call(webhook(retry))).isEqualTo("[1]");
    assertThat(receiver.requests().get(1).nanos() - receiver.requests().get(0).nanos())
        .isGreaterThan(Duration.ofMillis(290).toNanos());
    receiver.on("a", Step.of(404, ""));
    assertThatThrownBy(() -> client.call(webhook(retry)))
        .isInstanceOf(WebhookException.class)
        .hasMessageEndingWith("(attempt 1 of 2, a status that is not retried)");
  }

  @Test
  void endWithTheTotalTimeout() {
    receiver.on("a", Step.of(200, "{}").after(Duration.ofSeconds(20)));

    assertThatThrownBy(
            () ->
                client.call(
                    webhook(RetryConfig.defaults().withTotalTimeout(Duration.ofSeconds(1)))))
        .hasMessageContaining("did not respond in full within 1 s")
        .hasMessageEndingWith("(attempt 1 of 3, totalTimeout of 1s is used up)");
  }

  private WebhookConfig webhook(RetryConfig retry) {
    return WebhookConfig.builder("a", receiver.url("a")).retry(retry).build();
  }
}
