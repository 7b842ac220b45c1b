package dev.hookline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownPlanTest {

  @Test
  void hidesLiteralSecretsAndKeepsTheRest() {
    Plan plan =
        plan(
            WebhookConfig.builder("a", "http://x/token")
                .bearerToken("s3cret")
                .header("X-Api-Key", "s3cret")
                .header("X-Team", "billing")
                .build(),
            WebhookConfig.builder("b", "http://x").bearerToken("${env:HOOKLINE_SECRET_B}").build());

    Plan shown = ShownPlan.of(plan);

    assertThat(new String(WireJson.write(shown), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("s3cret")
        .contains("\"authToken\":\"(not shown)\"", "billing", "http://x/token");
    assertThat(shown.webhooks().get(1)).isEqualTo(plan.webhooks().get(1));
  }

  private static Plan plan(WebhookConfig... webhooks) {
    return Plan.of(EventType.of("E"), null, List.of(webhooks));
  }
}
