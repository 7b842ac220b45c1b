package dev.hookline.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.5e+10",
        "1E-2",
        "\"\"",
        "null",
        " true ",
        "false",
        "[]",
        "{}",
        "[[],{}]",
        "{\"a\":1,\"a\":2}",
        "\"\\ud800\"",
        "\"\\u00Ff\\n\\/\"",
        "\t\r\n[1 , 2]\n",
        "\"\u007f\""
      })
  void acceptsJson(String text) {
    assertThat(JsonText.isValid(text.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "NaN",
        "tru",
        "True",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "'a'",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "\"a",
        "[",
        "]",
        "{]",
        "[}",
        "1 2",
        "//c\n1",
        "\uFEFF1",
        "\u00A01",
        "[1\u000b]"
      })
  void rejectsInvalidJson(String text) {
    assertThat(JsonText.isValid(text.getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22c3a922", "22e282ac22", "22f09f988022", "22f48fbfbf22", "22ed9fbf22"})
  void acceptsUtf8(String hex) {
    assertThat(JsonText.isValid(HexFormat.of().parseHex(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22c08022",
        "22e0808022",
        "22eda08022",
        "22f490808022",
        "22ff22",
        "228022",
        "22c322",
        "22f08080af22",
        "22e282"
      })
  void rejectsInvalidUtf8(String hex) {
    assertThat(JsonText.isValid(HexFormat.of().parseHex(hex))).isFalse();
  }

  @Test
  void limitsNestingToTenThousand() {
    assertThat(JsonText.isValid(nested(10_000))).isTrue();
    assertThat(JsonText.isValid(nested(10_001))).isFalse();
  }

  @Test
  void acceptsNumbersOfAnyLength() {
    assertThat(JsonText.isValid(("-" + "9".repeat(100_000)).getBytes(UTF_8))).isTrue();
    assertThat(JsonText.isValid(("1e" + "9".repeat(100_000)).getBytes(UTF_8))).isTrue();
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
  }
}
