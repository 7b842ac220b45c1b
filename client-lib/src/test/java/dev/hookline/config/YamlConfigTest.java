package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlConfigTest {
  private static final String HOOK = "{name: a, url: 'http://x.example', FinalResponse: true";

  @ParameterizedTest
  @ValueSource(strings = {"%s", "webhooks: %s", "WebhooksConfig: %s", "WEBHOOKS: %s"})
  void readsEveryRootAndIgnoresTheCaseOfKeys(String root) {
    String yaml = root.formatted("{Enabled: true, config: {E: [" + HOOK + ", authtoken: t}]}}");

    var webhook = YamlConfig.read(yaml).config().get(EventType.of("E")).get(0);

    assertThat(webhook.finalResponse()).isTrue();
    assertThat(webhook.authToken()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "webhooks:\n"})
  void readsAnEmptyFileAsDisabled(String yaml) {
    assertThat(YamlConfig.read(yaml).enabled()).isFalse();
  }

  @Test
  void reportsEveryProblemWithItsPosition() {
    String yaml =
        """
        enabled: true
        config:
          E:
            - name: a
              urll: http://x.example
              timeout: 2.7
              numRetries: "3"
              name: b
        """;

    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> YamlConfig.read(yaml));

    assertThat(refused.problems())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "3:3: E: exactly one sync webhook must have finalResponse: true, found none; sync webhooks: [b]",
            "5:7: E[0].urll: unknown key 'urll'; did you mean 'url'?",
            "6:16: E[0].timeout: timeout must be a whole number, found 2.7",
            "7:19: E[0].numRetries: numRetries must be a whole number, found the text '3'",
            "8:7: E[0]: duplicate key 'name'; remove one");
  }

  @Test
  void followsAliases() {
    String yaml = "{enabled: true, config: {E: &x [" + HOOK + "}], F: *x}}";

    assertThat(YamlConfig.read(yaml).events()).hasSize(2);
  }
}
