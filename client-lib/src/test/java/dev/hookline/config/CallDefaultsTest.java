package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls of an event have by default, in a file. */
class CallDefaultsTest {

  private static final String BOTH =
      "\n    webhooks:\n      - {name: a, url: 'http://a', finalResponse: true}\n"
          + "      - {name: b, url: 'http://b', async: true}\n";
  private static final EventType EVENT = EventType.of("E");

  @Test
  void areReadWithEachKey() {
    assertThat(read("deliverBefore: 1h30m\n    failFast: true" + BOTH).callsOf(EVENT))
        .isEqualTo(new CallDefaults(Duration.ofMinutes(90), true));
    assertThat(read("DeliverBefore: 365d\n    FailFast: no" + BOTH).callsOf(EVENT))
        .isEqualTo(new CallDefaults(Duration.ofDays(365), false));
  }

  @Test
  void areNoneWithoutAKey() {
    assertThat(read("deliverBefore:\n    failFast:" + BOTH).calls()).isEmpty();
    assertThat(read("deadline: 5s" + BOTH).callsOf(EVENT)).isEqualTo(CallDefaults.NONE);
  }

  @Test
  void canBeBuiltInCode() {
    Config config =
        Config.empty().withFailFast(EVENT).withDeliverBefore(EVENT, Duration.ofMinutes(90));

    assertThat(config.with(EVENT).withEnabled(false).callsOf(EVENT))
        .isEqualTo(new CallDefaults(Duration.ofMinutes(90), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deliverBefore: 2      | deliverBefore must be a duration such as 500ms, 5s, 10m or 2h, found 2
          deliverBefore: 999ms  | deliverBefore must be from 1s to 365d, found 999ms
          deliverBefore: 366d   | deliverBefore must be from 1s to 365d, found 366d
          deliverBefor: 1h      | unknown key 'deliverBefor'; did you mean 'deliverBefore'?
          failFast: 1           | failFast must be true or false, found 1
          failsFast: true       | unknown key 'failsFast'; did you mean 'failFast'?
          """)
  void areRefusedInTheirLineWithTheReason(String key, String message) {
    assertThat(check(key + BOTH).problems())
        .extracting(ConfigProblem::message, ConfigProblem::line)
        .containsExactly(tuple(message, 4));
  }

  @Test
  void areRefusedWhereTheyHaveNoEffect() {
    assertThat(
            check(
                    "deliverBefore: 1h\n    webhooks: [{name: a, url: 'http://a', finalResponse: true}]\n")
                .problems())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "4:20: E.deliverBefore: deliverBefore of event 'E' has no effect, since none of its webhooks is async; set deadline for sync ones");
    assertThat(
            check("failFast: true\n    webhooks: [{name: a, url: 'http://a', async: true}]\n")
                .problems())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "4:15: E.failFast: failFast of event 'E' has no effect, since its webhooks are all async, which wait; remove it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration.md", "scheduling.md", "isolation.md"})
  void areWrittenAsDocumented(String page) throws IOException {
    String text = Files.readString(Path.of("..", "docs", page));
    List<Config> documented =
        Arrays.stream(text.split("```yaml\n"))
            .skip(1)
            .map(block -> block.substring(0, block.indexOf("```")))
            .filter(block -> block.contains("deliverBefore:") || block.contains("failFast:"))
            .map(block -> block.contains("config:") ? block : "enabled: true\nconfig:\n" + block)
            .map(yaml -> ConfigCheck.of(yaml.getBytes(StandardCharsets.UTF_8)).orThrow())
            .toList();

    assertThat(documented)
        .isNotEmpty()
        .allSatisfy(config -> assertThat(config.calls()).isNotEmpty());
  }

  private static Config read(String event) {
    ConfigCheck check = check(event);
    assertThat(check.problems()).isEmpty();
    return check.config();
  }

  private static ConfigCheck check(String event) {
    return ConfigCheck.of(
        ("enabled: true\nconfig:\n  E:\n    " + event).getBytes(StandardCharsets.UTF_8));
  }
}
