package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.OrderingConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.internal.encryption.Encryption;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue of a call. */
class EventOrderingTest {

  private static final EventType EVENT = EventType.of("E");
  private static final InvokeOptions NO_KEY = InvokeOptions.defaults();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'p':{'id':7}} | 7",
        "{'a':{'id':1},'p':{'x':[{}],'id':'7'},'z':1} | 7",
        "{'p':{'id':123456789012345678901234567890}} | 123456789012345678901234567890",
        "{'p':{'id':1.50e1}} | 1.50e1",
        "{'p':{'id':true}} | true",
        "{'p':{'id':'a:b%'}} | a%3Ab%25",
        "{'p':{'id':'é'}} | é",
      })
  void isNamedAfterTheExactTextInThePayload(String payload, String key) {
    assertThat(queue(payload.replace('\'', '"'), NO_KEY)).isEqualTo("ordering::E:" + key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "{'p':7}",
        "{'p':{'id':null}}",
        "{'p':{'id':''}}",
        "{'p':{'id':[7]}}",
        "{'p':{'id':{'id':7}}}",
        "{'p':{'ID':7}}",
        "",
      })
  void isRefusedForAPayloadWithoutTheKey(String payload) {
    assertThatThrownBy(() -> queue(payload.replace('\'', '"'), NO_KEY))
        .isInstanceOf(InvocationException.class)
        .hasMessageContaining("payload of event 'E' has no text, number or boolean at /p/id");
  }

  @Test
  void isThatOfTheKeyOfTheCall() {
    assertThat(queue("{}", NO_KEY.withOrderingKey("k"))).isEqualTo("ordering::E:k");
  }

  @Test
  void hasADigestForALongKey() {
    assertThat(queue("{}", NO_KEY.withOrderingKey("k".repeat(101))))
        .matches("ordering::E:sha256%3A[0-9a-f]{64}");
    assertThat(queue("{}", NO_KEY.withOrderingKey("a\0b"))).contains("sha256");
    assertThat(queue("{}", NO_KEY.withOrderingKey("k".repeat(100)))).endsWith("k");
  }

  @Test
  void hasAKeyedDigestIfPayloadsAreEncrypted() {
    Encryption encryption =
        Encryption.of("k1:" + Base64.getEncoder().encodeToString(new byte[32]), name -> null);
    EventOrdering ordering = new EventOrdering(config(), true, encryption.digests());

    assertThat(queueOf(ordering, "{\"p\":{\"id\":7}}", NO_KEY))
        .matches("ordering::E:hmac-sha256%3Ak1%3A[0-9a-f]{64}");
  }

  @Test
  void isAbsentForAnEventWithoutOrdering() {
    EventOrdering none = new EventOrdering(Config.empty(), false, Encryption.none().digests());
    Plan plan = Plan.of(EVENT, null, List.of());

    assertThat(none.of(plan, Payload.of("{}"), NO_KEY)).isSameAs(plan);
    assertThat(none.of(plan, Payload.of("{}"), NO_KEY.withOrderingKey("k")).ordering())
        .isEqualTo(new Ordering("ordering::E:k", false));
  }

  private static String queue(String payload, InvokeOptions options) {
    return queueOf(
        new EventOrdering(config(), false, Encryption.none().digests()), payload, options);
  }

  private static String queueOf(EventOrdering ordering, String payload, InvokeOptions options) {
    Plan plan = ordering.of(Plan.of(EVENT, null, config()), Payload.of(payload), options);
    assertThat(plan.version()).isEqualTo(2);
    return plan.ordering().queue();
  }

  private static Config config() {
    return Config.empty()
        .with(EVENT, WebhookConfig.builder("a", "http://a").finalResponse(true).build())
        .withOrdering(EVENT, OrderingConfig.by("/p/id"));
  }
}
