package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret that is rotated while the endpoint responds is in no record either. */
@Timeout(60)
class RotatedSecretTest {

  private static final String OLD = "0ld-s3cret";
  private static final String NEW = "n3w-s3cret";

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private volatile boolean isRemoved;

  @BeforeEach
  void start() throws Exception {
    variables.put("HOOKLINE_SECRET_A", OLD);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (isRemoved) {
              variables.remove("HOOKLINE_SECRET_A");
            } else {
              variables.put("HOOKLINE_SECRET_A", NEW);
            }
            String text = "you sent %s, I expect %s".formatted(OLD, NEW);
            return new MockResponse.Builder().code(500).body(text).build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void isRedactedInEveryPartOfTheRequest() {
    String reference = "${env:HOOKLINE_SECRET_A}";

    assertRedacted(webhook("").header("X-A", "key " + reference));
    assertRedacted(webhook("").auth(AuthConfig.apiKey("X-A", "key " + reference)));
    assertRedacted(webhook("").auth(AuthConfig.basic("hookline", reference)));
    assertRedacted(webhook("").auth(AuthConfig.bearer(reference)));
    assertRedacted(webhook("/" + reference));
  }

  @Test
  void isRedactedWhereItIsRemoved() {
    isRemoved = true;

    assertThat(body(webhook("").header("X-A", "key ${env:HOOKLINE_SECRET_A}")))
        .isEqualTo("you sent [redacted], I expect " + NEW);
  }

  private void assertRedacted(WebhookConfigBuilder webhook) {
    variables.put("HOOKLINE_SECRET_A", OLD);
    assertThat(body(webhook)).isEqualTo("you sent [redacted], I expect [redacted]");
  }

  private String body(WebhookConfigBuilder webhook) {
    var failed = (AttemptOutcome.Failed) new Outcomes(http, variables, null).of(webhook);
    return failed.details().body();
  }

  private WebhookConfigBuilder webhook(String path) {
    return Outcomes.webhook("http://127.0.0.1:%d%s".formatted(server.getPort(), path));
  }
}
