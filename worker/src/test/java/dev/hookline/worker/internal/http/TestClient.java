package dev.hookline.worker.internal.http;

import dev.hookline.Payload;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.Map;
import java.util.Set;

/** Calls one webhook once, like the simple manager. */
final class TestClient {

  private final HttpStack http;
  private final Map<String, String> secrets;

  TestClient(HttpStack http) {
    this(http, Map.of());
  }

  TestClient(HttpStack http, Map<String, String> secrets) {
    this.http = http;
    this.secrets = secrets;
  }

  /** Returns the response's content, after one attempt of at most five seconds. */
  String call(String url) {
    return call(webhook(url).build());
  }

  String call(WebhookConfig webhook) {
    return call(webhook, "{}");
  }

  String call(WebhookConfig webhook, String payload) {
    return new HttpWebhookClients(
            new OkHttpEndpointCall(
                http, new Secrets(secrets::get, Set.of(), null), "hookline/test"))
        .create(EventType.of("E"), webhook)
        .invoke(Payload.of(payload))
        .text();
  }

  static WebhookConfigBuilder webhook(String url) {
    return WebhookConfig.builder("a", url).numRetries(1).timeout(5);
  }
}
