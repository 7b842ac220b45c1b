package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.RateLimit;
import dev.hookline.config.WebhookConfig;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The endpoint of a webhook in a plan, and a caller who fails fast. */
class EndpointPlanTest {

  private static final EventType EVENT = EventType.of("E");
  private static final WebhookConfig LIMITED =
      WebhookConfig.builder("limited", "http://b/")
          .finalResponse(true)
          .endpoint(
              EndpointConfig.named("billing")
                  .withMaxConcurrent(20)
                  .withRateLimit(RateLimit.perSecond(50))
                  .withCircuitBreaker(CircuitBreaker.defaults()))
          .build();

  @Test
  void containsTheLimitsWithTimesInMilliseconds() {
    assertThat(json(WebhookCall.of(LIMITED)))
        .endsWith(
            "\"endpoint\":{\"name\":\"billing\",\"maxConcurrent\":20,\"rateLimit\":{\"calls\":50,\"per\":1000},"
                + "\"circuitBreaker\":{\"failureRate\":50,\"slidingWindow\":60000,\"minimumCalls\":10,"
                + "\"open\":30000,\"halfOpenCalls\":3}}}");
    assertThat(WebhookCall.of(LIMITED).toConfig()).isEqualTo(LIMITED);
    assertThat(WebhookCall.of(LIMITED).endpointId()).isEqualTo("billing");
  }

  @Test
  void needsANewerWorker() {
    assertThat(Plan.of(EVENT, null, List.of(LIMITED)).version()).isEqualTo(2);
    assertThat(
            Plan.of(
                    EVENT,
                    null,
                    List.of(
                        WebhookConfig.builder("a", "http://a/")
                            .endpoint(EndpointConfig.unlimited())
                            .build()))
                .version())
        .isEqualTo(1);
  }

  @Test
  void isReadFromAForeignStarterWithOmittedValues() throws Exception {
    Plan plan =
        WireJson.readPlan(
            Bodies.of(
                foreign("{\"rateLimit\":{\"calls\":5},\"circuitBreaker\":{\"failureRate\":20}}")));
    EndpointSettings endpoint = plan.webhooks().get(0).endpoint();

    assertThat(endpoint.rateLimit().text()).isEqualTo("5/s");
    assertThat(endpoint.circuitBreaker())
        .isEqualTo(new EndpointSettings.Breaker(20, 60_000, 10, 30_000, 3));
    assertThat(plan.webhooks().get(0).endpointId()).isEqualTo("a.example:443");
    assertThat(WireJson.brokenRule("E", plan.webhooks())).isEmpty();
    assertThat(
            WireJson.brokenRule(
                "E", WireJson.readPlan(Bodies.of(foreign("{\"maxConcurrent\":-1}"))).webhooks()))
        .contains("maxConcurrent must be from 1 to 100000, found -1");
  }

  @Test
  void aCallerWhoFailsFastIsNotThatOfDeliveriesAndReplays() {
    Plan plan = Plan.of(EVENT, null, List.of(LIMITED)).withFailFast(true);

    assertThat(json(plan)).endsWith("\"rules\":1,\"failFast\":true}");
    assertThat(plan.ofDeliveries().failFast()).isNull();
    assertThat(plan.replaying(new Lineage("run", "start", List.of(), null)).failFast()).isNull();
    assertThat(json(new CallInput("E", "msg_1", WebhookCall.of(LIMITED), true, null, null, true)))
        .endsWith("\"failFast\":true}");
  }

  private static String json(Object record) {
    return new String(WireJson.write(record), UTF_8);
  }

  private static byte[] foreign(String endpoint) {
    return ("{\"version\":2,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\","
            + "\"url\":\"https://A.example/\",\"finalResponse\":true,\"endpoint\":%s}]}")
        .formatted(endpoint)
        .getBytes(UTF_8);
  }
}
