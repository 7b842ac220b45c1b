package dev.hookline.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each alert has its section of the runbook, and each section its alert. */
class RunbookTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)\n((?s:.*?))(?=^## |\\z)");

  @Test
  void hasASectionForEachAlert() throws IOException {
    List<String> sections = SECTION.matcher(page()).results().map(found -> found.group(1)).toList();

    assertThat(alerts()).hasSizeGreaterThan(5);
    assertThat(sections)
        .containsExactlyElementsOf(
            alerts().stream().map(alert -> alert.path("alert").asText()).toList());
  }

  @Test
  void hasMeaningCheckAndFixInEachSection() throws IOException {
    assertThat(SECTION.matcher(page()).results().map(found -> found.group(2)))
        .allSatisfy(
            text -> assertThat(text).containsSubsequence("**Meaning.**", "**Check.**", "**Fix.**"));
  }

  @Test
  void isWhereEachAlertLinksTo() throws IOException {
    assertThat(alerts())
        .allSatisfy(
            alert ->
                assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo(
                        "docs/runbook.md#"
                            + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
  }

  private static String page() throws IOException {
    return Files.readString(DocBlock.ROOT.resolve("docs/runbook.md"));
  }

  private static List<JsonNode> alerts() throws IOException {
    JsonNode rules =
        new YAMLMapper()
            .readTree(Files.readAllBytes(DocBlock.ROOT.resolve("deploy/monitoring/rules.yaml")));
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode group : rules.path("groups")) {
      group.path("rules").forEach(alerts::add);
    }
    return alerts;
  }
}
