package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wire form of retry policies and deadlines, and their effect on older workers. */
class RetryPlanTest {

  private static final EventType EVENT = EventType.of("E");
  private static final WebhookConfig PLAIN =
      WebhookConfig.builder("plain", "http://a/").finalResponse(true).build();
  private static final WebhookConfig RETRIED =
      WebhookConfig.builder("retried", "http://b/")
          .async(true)
          .retry(
              RetryConfig.schedule(Duration.ofSeconds(5), Duration.ofMinutes(5))
                  .withJitterPercent(10)
                  .withTotalTimeout(Duration.ofHours(1))
                  .withRetryOn("5xx"))
          .build();

  @Test
  void containsOnlyWhatIsSet() {
    assertThat(json(WebhookCall.of(RETRIED)))
        .contains("\"numRetries\":3,")
        .endsWith(
            "\"retry\":{\"jitterPercent\":10,\"totalTimeout\":3600000,\"schedule\":[5000,300000],"
                + "\"retryOn\":[\"5xx\"]}}");
    assertThat(WebhookCall.of(RETRIED).toConfig()).isEqualTo(RETRIED);
    assertThat(json(Plan.of(EVENT, null, List.of(PLAIN))))
        .isEqualTo(
            "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"plain\",\"url\":\"http://a/\","
                + "\"method\":\"POST\",\"async\":false,\"numRetries\":3,\"timeout\":10,"
                + "\"finalResponse\":true,\"maxResponseBytes\":262144,\"maximumInterval\":3600}],"
                + "\"rules\":1}");
    assertThat(json(new CallInput("E", "msg_1", WebhookCall.of(PLAIN), true, null, null, null)))
        .doesNotContain("deadline", "retry\"");
  }

  @Test
  void needsANewerWorker() {
    Plan plain = Plan.of(EVENT, null, List.of(PLAIN));
    Plan limited =
        Plan.of(
            EVENT,
            null,
            Config.empty().with(EVENT, PLAIN).withDeadline(EVENT, Duration.ofSeconds(9)));

    assertThat(Plan.of(EVENT, null, List.of(PLAIN, RETRIED)).version()).isEqualTo(2);
    assertThat(limited.version()).isEqualTo(2);
    assertThat(json(limited)).endsWith("\"rules\":1,\"deadline\":9000}");
    assertThat(plain.withDeadline(null).version()).isEqualTo(1);
    assertThat(limited.ofDeliveries().deadline()).isNull();
    assertThat(json(new CallInput("E", "msg_1", WebhookCall.of(RETRIED), true, null, null, null)))
        .contains("\"webhook\":[{");
  }

  @Test
  void isReadFromAForeignStarterWithOmittedValues() throws Exception {
    Plan plan =
        WireJson.readPlan(
            Bodies.of(foreign("{\"schedule\":[1000,2000],\"backoff\":2,\"later\":1}", "5000")));

    assertThat(plan.deadline()).isEqualTo(5_000);
    assertThat(plan.webhooks().get(0).numRetries()).isEqualTo(3);
    assertThat(WireJson.brokenRule("E", plan.webhooks()))
        .contains("schedule already sets each delay; remove it or backoff");
  }

  @Test
  void isInvalidWithAWrongTypeOrTime() {
    assertThatThrownBy(() -> WireJson.readPlan(Bodies.of(foreign("{\"schedule\":[\"5s\"]}", "1"))))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessage("plan is not readable: wrong type at .webhooks[0].retry.schedule[0]");
    assertThatThrownBy(() -> WireJson.readPlan(Bodies.of(foreign("{}", "0"))))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessage("deadline of a plan must be from 1 to 2592000000 ms, found 0");
  }

  private static String json(Object record) {
    return new String(WireJson.write(record), UTF_8);
  }

  private static byte[] foreign(String retry, String deadline) {
    return ("{\"version\":2,\"event\":\"E\",\"deadline\":%s,\"webhooks\":[{\"name\":\"a\","
            + "\"url\":\"http://a/\",\"finalResponse\":true,\"retry\":%s}]}")
        .formatted(deadline, retry)
        .getBytes(UTF_8);
  }
}
