package dev.hookline.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with unusual errors. */
class YamlInputTest {

  @Test
  void readsAFileThatStartsWithAByteOrderMark() {
    assertThat(YamlConfig.parse("\uFEFFenabled: true\r\n".getBytes(UTF_8)).config().enabled())
        .isTrue();
    assertThat(problems("\uFEFFenable: true\n".getBytes(UTF_8)))
        .extracting(ConfigProblem::toString)
        .containsExactly("1:1: enable: unknown key 'enable'; did you mean 'enabled'?");
    assertThat(problems("enabled: true\n".getBytes(UTF_16)))
        .extracting(ConfigProblem::message)
        .containsExactly("file is not UTF-8; save it in that encoding");
  }

  @Test
  void reportsTheLineOfAnInvalidHeaderOrEscape() {
    String yaml =
        """
        config:
          E:
            - name: a
              finalResponse: true
              url: http://h/%zz
              headers:
                x-a: b
                expect: 100-continue
        """;

    assertThat(YamlConfig.parse(yaml).check())
        .extracting(ConfigProblem::path, ConfigProblem::line)
        .containsExactly(tuple("E[0].url", 5), tuple("E[0].headers.expect", 8));
  }

  @Test
  void rejectsNumbersWithALeadingZero() {
    assertThat(
            problems(
                "config: {E: [{name: a, url: 'http://x', numRetries: 010}]}".getBytes(ISO_8859_1)))
        .extracting(ConfigProblem::message)
        .contains("numRetries must be a whole number, found 010");
  }

  @Test
  void rejectsAListThatContainsItself() {
    assertThat(problems("<<: &a [*a]".getBytes(ISO_8859_1)))
        .extracting(ConfigProblem::message)
        .containsExactly("<< must refer to another mapping");
  }

  @Test
  @Timeout(60)
  void mergesEachMappingOnceHoweverOftenAliasesReferToIt() {
    StringBuilder yaml = new StringBuilder("m0: &m0 {enabled: true}\n");
    for (int depth = 1; depth < 20; depth++) {
      String below = "*m" + (depth - 1) + ", ";
      yaml.append("m%d: &m%d {<<: [%s]}\n".formatted(depth, depth, below.repeat(9)));
    }

    assertThat(problems((yaml + "<<: *m19\n").getBytes(ISO_8859_1))).hasSize(20);
  }

  @Test
  void prefersAMappingsOwnKeysToMergedOnes() {
    String yaml =
        """
        base: &base {timeout: 1, url: 'http://x'}
        middle: &middle {<<: *base, timeout: 2}
        webhooks: {enabled: true, config: {E: [{<<: *middle, name: a, finalResponse: true}]}}
        """;

    assertThat(YamlConfig.read(yaml).config().get(EventType.of("E")).get(0).timeout()).isEqualTo(2);
  }

  private static List<ConfigProblem> problems(byte[] yaml) {
    return catchThrowableOfType(ConfigException.class, () -> YamlConfig.parse(yaml)).problems();
  }
}
