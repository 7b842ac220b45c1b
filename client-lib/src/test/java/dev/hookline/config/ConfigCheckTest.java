package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigCheckTest {

  @Test
  void findsProblemsOfEveryKindInOneRun() {
    assertThat(
            problems(
                """
                enabld: true
                config:
                  OnA:
                    - name: labels
                      retries: 3
                      timeout: "5"
                      authEnabled: true
                      authToken: abc
                    - name: billing
                      url: nowhere
                      headers: {X-Api-Key: abc}
                """))
        .containsExactly(
            "1:1: enabld: unknown key 'enabld'; did you mean 'enabled'?",
            "3:3: OnA: exactly one sync webhook must have finalResponse: true, found none; sync webhooks: [labels, billing]",
            "4:7: OnA[0].url: webhook must have a url; write an absolute one such as https://host/path",
            "5:7: OnA[0].retries: unknown key 'retries'; known: " + ConfigKey.names(),
            "6:16: OnA[0].timeout: timeout must be a whole number, found the text '5'",
            "8:18: OnA[0].authToken: webhook 'labels' has a literal token, which would be stored in every execution's history; write authToken: ${env:HOOKLINE_SECRET_LABELS_TOKEN} and set that variable for the worker",
            "10:12: OnA[1].url: url must be absolute and start with http:// or https://, found 'nowhere'",
            "11:17: OnA[1].headers.X-Api-Key: webhook 'billing' has a literal value for header X-Api-Key, which would be stored in every execution's history; write X-Api-Key: ${env:HOOKLINE_SECRET_BILLING_TOKEN}");
  }

  @Test
  void readsTheContentOfAMisspelledKey() {
    assertThat(
            problems(
                """
                webhook:
                  enabled: true
                  confg:
                    OnA:
                      webhoks:
                        - name: a
                          urll: nowhere
                          finalRespons: yes
                """))
        .containsExactly(
            "1:1: webhook: unknown key 'webhook'; did you mean 'webhooks'?",
            "3:3: confg: unknown key 'confg'; did you mean 'config'?",
            "5:7: OnA.webhoks: unknown key 'webhoks'; did you mean 'webhooks'?",
            "7:11: OnA[0].urll: unknown key 'urll'; did you mean 'url'?",
            "7:17: OnA[0].url: url must be absolute and start with http:// or https://, found 'nowhere'",
            "8:11: OnA[0].finalRespons: unknown key 'finalRespons'; did you mean 'finalResponse'?");
  }

  @Test
  void reportsOnlyTheCauseOfAnUnreadableValue() {
    assertThat(
            problems(
                """
                enabled: true
                config:
                  OnA:
                    - name: [a]
                      url: {b: c}
                      finalResponse: 1
                    - bare
                    - name: c
                      url: http://c.example
                      useDataFrom: a
                """))
        .containsExactly(
            "4:13: OnA[0].name: name must be text, found a list",
            "5:12: OnA[0].url: url must be text, found a mapping",
            "6:22: OnA[0].finalResponse: finalResponse must be true or false, found 1",
            "7:7: OnA[1]: webhook must be a mapping with name and url, found nothing or a bare value");
  }

  @Test
  void returnsAValidConfigurationAndRejectsAnInvalidOne() {
    String good = "{enabled: true, config: {E: [{name: a, url: 'http://a', finalResponse: true}]}}";

    assertThat(ConfigCheck.of(good.getBytes(UTF_8)).orThrow().events()).hasSize(1);
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigCheck.of(good.replace("http", "ftp").getBytes(UTF_8)).orThrow());
    assertThat(refused).hasMessageContaining("1 problem:");
  }

  @Test
  void reportsAFileThatIsNotUtf8() {
    assertThat(ConfigCheck.of(new byte[] {(byte) 0xC3}).problems())
        .extracting(ConfigProblem::message)
        .containsExactly("file is not UTF-8; save it in that encoding");
  }

  private static List<String> problems(String yaml) {
    return ConfigCheck.of(yaml.getBytes(UTF_8)).problems().stream()
        .map(ConfigProblem::toString)
        .toList();
  }
}
