package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An event with a default execution for its webhooks. */
class EventExecutionTest {

  @Test
  void appliesToEachWebhookWithoutItsOwn() {
    assertThat(
            webhooks(
                """
                Execution: regular
                    webhooks:
                      - {name: a, url: 'http://a.example', finalResponse: true}
                      - {name: b, url: 'http://b.example', execution: fast}
                """))
        .extracting(WebhookConfig::name, WebhookConfig::execution)
        .containsExactly(tuple("a", WebhookExecution.REGULAR), tuple("b", WebhookExecution.FAST));
  }

  @Test
  void rejectsUnknownValuesAndKeysWithTheirPositions() {
    assertThatThrownBy(
            () ->
                webhooks(
                    """
                    execution: slow
                        retries: 3
                        webhooks:
                          - {name: a, url: 'http://a.example', finalResponse: true}
                    """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::path, ConfigProblem::line)
                    .containsExactlyInAnyOrder(tuple("E.execution", 4), tuple("E.retries", 5)));
  }

  @Test
  void explainsAWebhookWithoutADash() {
    assertThatThrownBy(() -> webhooks("name: a\n    url: 'http://a.example'\n"))
        .hasMessageContaining("event 'E' must have a list of webhooks; put - before each");
  }

  private static List<WebhookConfig> webhooks(String event) {
    String yaml = "enabled: true\nconfig:\n  E:\n    " + event;
    return YamlConfig.read(yaml).config().get(EventType.of("E"));
  }
}
