package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The media type of requests: JSON, unless the configuration names a more specific one. */
class ContentTypeTest {

  private final Receiver receiver = new Receiver().on("a", Step.of(200, "{}"));
  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @AfterEach
  void stop() {
    http.close();
    receiver.close();
  }

  @Test
  void isJsonByDefault() {
    assertThat(contentTypeOf(WebhookConfig.builder("a", receiver.url("a"))))
        .isEqualTo("application/json");
  }

  @Test
  void isTheConfiguredOneInAnyLetterCase() {
    assertThat(
            contentTypeOf(
                WebhookConfig.builder("a", receiver.url("a"))
                    .header("content-type", "application/cloudevents+json")))
        .isEqualTo("application/cloudevents+json");
  }

  private String contentTypeOf(WebhookConfigBuilder webhook) {
    Secrets secrets = new Secrets(name -> null, Set.of(), null);
    new HttpWebhookClients(new OkHttpEndpointCall(http, secrets, "hookline/test"))
        .create(EventType.of("E"), webhook.build())
        .invoke(Payload.of("{}"));
    return receiver.requests("a").get(0).header("Content-type");
  }
}
