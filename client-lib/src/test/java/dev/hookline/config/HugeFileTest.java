package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HugeFileTest {

  @Test
  void listsAHundredProblemsOfThousands() {
    String file =
        IntStream.range(0, 9_000)
            .mapToObj("    - {name: a%d, url: 'http://h', useDataFrom: x}"::formatted)
            .collect(Collectors.joining("\n", "config:\n  E:\n", "\n"));

    assertThat(YamlConfig.parse(file).check())
        .hasSizeBetween(101, 102)
        .extracting(ConfigProblem::message)
        .contains("no more than 100 problems are listed; fix these and re-run");
  }

  @Test
  void rejectsAListThatAliasesRepeatManyTimes() {
    String list = "[" + "{name: a, url: 'http://h'}, ".repeat(5_000) + "]";
    String file =
        IntStream.range(0, 900)
            .mapToObj("  E%d: *a"::formatted)
            .collect(Collectors.joining("\n", "config:\n  E: &a " + list + "\n", "\n"));

    assertThatThrownBy(() -> YamlConfig.parse(file))
        .hasMessageContaining(
            "file must have at most 10000 webhooks, found 15000 up to event 'E1', repeated ones included");
  }
}
