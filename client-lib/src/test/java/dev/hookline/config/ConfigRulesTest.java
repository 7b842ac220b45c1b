package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigRulesTest {
  private static final EventType EVENT = EventType.of("E");

  @Test
  void listsTheEarlierWebhooksForAnUnknownSource() {
    assertThat(
            problems(
                hook("first").finalResponse(true).build(),
                hook("second").useDataFrom("frist").build()))
        .containsExactly(
            "E[1].useDataFrom: webhook 'second' uses the response of 'frist', which is not an earlier"
                + " sync webhook; earlier: [first], did you mean 'first'?");
  }

  @Test
  void requiresUniqueNamesAndOneFinalResponse() {
    assertThat(problems(hook("a").build(), hook("a").build()))
        .containsExactly(
            "E[1].name: webhook names must be unique in an event, found 'a' twice",
            "E: exactly one sync webhook must have finalResponse: true, found none; sync webhooks:"
                + " [a, a]");
  }

  @Test
  void rejectsKeysThatAnAsyncWebhookCannotHave() {
    assertThat(problems(hook("a").async(true).useDataFrom("b").finalResponse(true).build()))
        .containsExactly(
            "E[0].useDataFrom: async webhook 'a' is always sent the event's payload; remove"
                + " useDataFrom or async",
            "E[0].finalResponse: no caller waits for async webhook 'a'; remove finalResponse or async");
  }

  private static WebhookConfigBuilder hook(String name) {
    return WebhookConfig.builder(name, "https://x.example/");
  }

  private static java.util.List<String> problems(WebhookConfig... webhooks) {
    Config config = Config.empty().with(EVENT, webhooks);
    return ConfigRules.check(config, config.events()).stream()
        .map(ConfigProblem::toString)
        .toList();
  }
}
