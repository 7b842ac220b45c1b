package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.OAuth2Config;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import java.util.List;
import java.util.Map;
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

    assertThat(new String(WireJson.write(shown), UTF_8))
        .doesNotContain("s3cret")
        .contains("\"authToken\":\"(not shown)\"", "billing", "http://x/token");
    assertThat(shown.webhooks().get(1)).isEqualTo(plan.webhooks().get(1));
  }

  @Test
  void hidesTheLiteralSecretsOfAuthenticationAndProxies() {
    Plan plan =
        plan(
            WebhookConfig.builder("a", "http://x")
                .auth(AuthConfig.apiKey("X-Key", "s3cret"))
                .proxy(new ProxyConfig("http://proxy:3128", "user", "s3cret"))
                .build(),
            WebhookConfig.builder("b", "http://x").auth(AuthConfig.basic("user", "s3cret")).build(),
            WebhookConfig.builder("c", "http://x")
                .auth(
                    new OAuth2Config(
                        "https://id/token",
                        "id",
                        "s3cret",
                        List.of(),
                        Map.of("assertion_token", "s3cret"),
                        OAuth2Config.BASIC,
                        null))
                .build());

    assertThat(new String(WireJson.write(ShownPlan.of(plan)), UTF_8))
        .doesNotContain("s3cret")
        .contains("X-Key", "http://proxy:3128", "user", "https://id/token");
  }

  @Test
  void hidesTheLiteralSecretsOfUrls() {
    Plan plan =
        plan(
            WebhookConfig.builder(
                    "a", "http://x/p?a=1&api_key=s3cret&token=${env:HOOKLINE_SECRET_A}")
                .header("X-Token-Id", "s3cret")
                .auth(AuthConfig.oauth2("https://id/token?secret=s3cret", "id", "${env:A}"))
                .build());

    assertThat(new String(WireJson.write(ShownPlan.of(plan)), UTF_8))
        .doesNotContain("s3cret")
        .contains(
            "http://x/p?a=1&api_key=(not shown)&token=${env:HOOKLINE_SECRET_A}",
            "https://id/token?secret=(not shown)");
  }

  private static Plan plan(WebhookConfig... webhooks) {
    return Plan.of(EventType.of("E"), null, List.of(webhooks));
  }
}
