package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.EventType;
import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The wire form of signing, and its effect on older workers. */
class SignedPlanTest {

  private static final EventType EVENT = EventType.of("E");
  private static final WebhookConfig PLAIN =
      WebhookConfig.builder("plain", "http://a/").finalResponse(true).build();
  private static final WebhookConfig SIGNED =
      WebhookConfig.builder("signed", "http://b/")
          .async(true)
          .signing(
              SigningConfig.of("${env:HOOKLINE_SECRET_A}")
                  .withHeaders("svix-id", "webhook-timestamp", "svix-signature")
                  .withLegacy(LegacySignature.of("${env:HOOKLINE_SECRET_B}", "X-Old").inBase64()))
          .build();

  /** The call input as 0.1.0 reads it. */
  private record CallInputOfOlderWorker(
      String event,
      String webhookId,
      WebhookCall webhook,
      boolean keepResponse,
      @Nullable String traceparent) {}

  @Test
  void containsReferencesAndNonDefaultValues() {
    assertThat(new String(WireJson.write(WebhookCall.of(SIGNED)), UTF_8))
        .contains(
            "\"signing\":{\"keys\":[\"${env:HOOKLINE_SECRET_A}\"],\"idHeader\":\"svix-id\","
                + "\"signatureHeader\":\"svix-signature\",\"legacy\":{\"key\":\"${env:HOOKLINE_SECRET_B}\","
                + "\"header\":\"X-Old\",\"encoding\":\"base64\"}}");
    assertThat(WebhookCall.of(SIGNED).toConfig()).isEqualTo(SIGNED);
    assertThat(WebhookCall.of(PLAIN).signing()).isNull();
  }

  @Test
  void hasAVersionThatAnOlderWorkerRejects() {
    Plan plain = Plan.of(EVENT, null, List.of(PLAIN));
    Plan signed = Plan.of(EVENT, null, List.of(PLAIN, SIGNED));

    assertThat(plain.version()).isEqualTo(1);
    assertThat(signed.version()).isEqualTo(2);
    assertThat(plain.withWebhooks(signed.webhooks()).version()).as("corrected").isEqualTo(2);
    assertThat(signed.withWebhooks(plain.webhooks()).version()).isEqualTo(2);
    Delivery delivery = Delivery.of(plain, "E:k", WebhookCall.of(PLAIN));
    assertThat(delivery.withWebhook(WebhookCall.of(SIGNED)).version()).isEqualTo(2);
    assertThat(delivery.withWebhook(WebhookCall.of(PLAIN)).version()).isEqualTo(1);
  }

  @Test
  void makesACallInputThatAnOlderWorkerCannotRead() {
    CallInput signed = new CallInput("E", "msg_1", WebhookCall.of(SIGNED), true, null, null, null);
    CallInput plain = new CallInput("E", "msg_1", WebhookCall.of(PLAIN), true, null, null, null);

    assertThat(WireJson.read(WireJson.toPayload(signed), CallInputOfOlderWorker.class)).isEmpty();
    assertThat(WireJson.read(WireJson.toPayload(signed), CallInput.class)).contains(signed);
    assertThat(WireJson.read(WireJson.toPayload(plain), CallInputOfOlderWorker.class)).isNotEmpty();
    assertThat(WireJson.read(WireJson.toPayload(plain), CallInput.class)).contains(plain);
  }

  @Test
  void isReadFromAForeignStarterWithOmittedValues() throws Exception {
    Plan plan =
        WireJson.readPlan(
            Bodies.of(
                foreign("{\"keys\":[\"${file:/k}\"],\"later\":1,\"legacy\":{\"header\":\"X\"}}")));

    assertThat(plan.webhooks().get(0).toConfig().signing())
        .isEqualTo(SigningConfig.of("${file:/k}").withLegacy(LegacySignature.of("", "X")));
    assertThat(WireJson.brokenRule("E", plan.webhooks()))
        .contains("legacy signature must have a key; write a secret reference");
  }

  @Test
  void isInvalidWithWrongTypesFromAForeignStarter() {
    for (String signing : List.of("true", "[]", "{\"keys\":[null]}", "{\"keys\":\"k\"}")) {
      assertThatThrownBy(() -> WireJson.readPlan(Bodies.of(foreign(signing))))
          .isInstanceOf(InvalidPlanException.class)
          .hasMessageStartingWith("plan is not readable: wrong type at .webhooks[0].signing");
    }
  }

  private static byte[] foreign(String signing) {
    return "{\"version\":2,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\",\"url\":\"http://a/\",\"finalResponse\":true,\"signing\":%s}]}"
        .formatted(signing)
        .getBytes(UTF_8);
  }
}
