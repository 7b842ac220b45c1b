package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.RateLimit;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTextTest {

  private static final Plan PLAN =
      Plan.of(
          EventType.of("E"),
          null,
          List.of(
              WebhookConfig.builder("accounts", "https://billing.example/a")
                  .endpoint(
                      EndpointConfig.named("billing")
                          .withMaxConcurrent(20)
                          .withRateLimit(RateLimit.perSecond(50))
                          .withCircuitBreaker(CircuitBreaker.defaults()))
                  .build(),
              WebhookConfig.builder("labels", "https://labels.example/a")
                  .endpoint(EndpointConfig.unlimited().withRateLimit(RateLimit.perMinute(9)))
                  .build(),
              WebhookConfig.builder("plain", "http://a/").build()));

  @Test
  void listsTheEndpointsAndTheirLimits() {
    assertThat(LimitsText.lines(PLAN))
        .containsExactly(
            "limits     accounts (endpoint billing; at most 20 at once; 50/s; breaker at 50% of 10 calls in 1m, open for 30s),"
                + " labels (endpoint labels.example:443; 9/m)");
    assertThat(LimitsText.lines(PLAN.withFailFast(true))).endsWith("fail fast  yes");
    assertThat(LimitsText.of(PLAN, "labels")).isEqualTo("endpoint labels.example:443; 9/m");
    assertThat(LimitsText.of(PLAN, "plain")).isEmpty();
    assertThat(LimitsText.of(null, "labels")).isEmpty();
  }
}
