package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that start with {@code x-} are ignored, as a place for anchors. */
class OwnKeysTest {

  private static final EventType EVENT = EventType.of("E");

  private static final String FILE =
      """
      x-defaults: &defaults
        timeout: 3
        x-more: {name: not this one}
      x-headers: &headers {x-team: a}
      X-LIST: [1, {2: 3}, ~]
      enabled: true
      config:
        E:
          x-note: whatever
          execution: regular
          X-Hook: &hook {<<: *defaults, numRetries: 7}
          webhooks:
            - <<: *hook
              name: a
              url: http://a.example
              finalResponse: true
              x-owner: {team: b}
              headers: {<<: *headers, X-Trace: c}
            - {<<: [*hook, {async: true}], name: b, url: 'http://b.example', timeout: 9}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "webhooks:", "WebhooksConfig:"})
  void areIgnoredInTheFileInEventsAndInWebhooks(String root) {
    String yaml = root.isEmpty() ? FILE : root + "\n" + FILE.indent(2);

    List<WebhookConfig> webhooks = YamlConfig.read(yaml).config().get(EVENT);

    WebhookConfig a = webhooks.get(0);
    assertThat(a.timeout()).isEqualTo(3);
    assertThat(a.numRetries()).isEqualTo(7);
    assertThat(a.execution()).isEqualTo(WebhookExecution.REGULAR);
    assertThat(a.headers()).containsEntry("x-team", "a").containsEntry("X-Trace", "c");
    WebhookConfig b = webhooks.get(1);
    assertThat(b.name()).isEqualTo("b");
    assertThat(b.async()).isTrue();
    assertThat(b.timeout()).isEqualTo(9);
    assertThat(b.numRetries()).isEqualTo(7);
  }

  @Test
  void areAllowedNextToARoot() {
    String yaml =
        "x-hook: &h {name: a, url: 'http://a', finalResponse: true}\nx-other: [*h]\n"
            + "webhooks: {enabled: true, config: {E: [*h]}}\n";

    assertThat(YamlConfig.read(yaml).config().get(EVENT)).hasSize(1);
  }

  @Test
  void areEventsBelowConfig() {
    String yaml = "config: {x-e: [{name: a, url: 'http://a', finalResponse: true}]}";

    assertThat(YamlConfig.read(yaml).events()).containsExactly(EventType.of("x-e"));
    assertThat(problems("config: {x-e: 1}"))
        .extracting(ConfigProblem::message)
        .containsExactly("event 'x-e' must have a list of webhooks; put - before each");
  }

  @Test
  void requireTheExactPrefix() {
    assertThat(problems("xdefaults: 1\nx_d: 1\n'-x': 1\nenabled: true\nx: 1"))
        .extracting(ConfigProblem::path)
        .containsExactly("xdefaults", "x_d", "-x", "x");
  }

  @Test
  void mustNotBeDuplicated() {
    assertThat(problems("x-a: 1\nx-a: 2"))
        .extracting(ConfigProblem::toString)
        .containsExactly("2:1: duplicate key 'x-a'; remove one");
  }

  private static List<ConfigProblem> problems(String yaml) {
    return catchThrowableOfType(ConfigException.class, () -> YamlConfig.parse(yaml)).problems();
  }
}
