package dev.hookline.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.Screen;
import dev.hookline.operate.stats.ExecutionStatistics;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsTextTest {

  private static final Report REPORT =
      new Report(
          Instant.parse("2026-11-25T10:00:00Z"),
          Instant.parse("2026-11-26T10:00:00Z"),
          new ExecutionStatistics(12_345, 500, true, List.of(billing(), labels(), mail())));

  private static final Report SEVERAL =
      new Report(
          REPORT.since(),
          REPORT.until(),
          new ExecutionStatistics(
              2,
              2,
              false,
              List.of(
                  billing(),
                  new WebhookStatistics(
                      "OnSomethingElseThatIsLong",
                      "mail",
                      true,
                      2,
                      0,
                      0,
                      0,
                      2,
                      null,
                      2,
                      null,
                      Map.of()))));

  @Test
  void drawsTablesAndBarsInEightyColumns() {
    assertThat(StatsText.of(REPORT, new Screen(80, false, true), 80))
        .isEqualTo(
            """
            2026-11-25T10:00:00Z to 2026-11-26T10:00:00Z: 500 of 12,345 executions
            a sample of the newest; read more with --limit

            WEBHOOK  CALLS  SUCCESS  FAILED  PENDING  ATTEMPTS  P50   P90   P99
            billing  500    93.9%    30      8        712       12ms  85ms  9.8s
            labels   500    100.0%   0       0        500       3ms   4ms   9ms
            mail     2      -        0       2        2         -     -     -

            WEBHOOK  ATTEMPTS FAILED WITH
            billing  http_status 201, timeout 50

                     calls                                   |1ms   |10ms   |100ms |1s
            billing  ████████████████████████████▒░  93.9%           ◆━━━━━━───────────────
            labels   ██████████████████████████████ 100.0%      ◆━───
            mail     ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      -

            █ succeeded  ▒ failed  ░ other  latency: ◆ p50  ━ to p90  ─ to p99""");
  }

  @Test
  void usesTheWholeWidthOfAWideTerminal() {
    String[] lines = StatsText.of(REPORT, new Screen(200, false, false), 200).split("\n", -1);

    assertThat(lines[12]).startsWith("billing  " + "#".repeat(84) + "xxxxx.  93.9%   ");
    assertThat(lines[12].length()).isBetween(190, 200);
  }

  @Test
  void shortensEveryEventAlikeIfTheTableIsTooWide() {
    assertThat(StatsText.of(SEVERAL, new Screen(80, false, true), 80))
        .contains("\nEVENT       WEBHOOK  CALLS ")
        .contains("\nOnTested    billing  500 ")
        .contains("\nOnSomethin… mail     2 ");
    assertThat(StatsText.of(SEVERAL, new Screen(80, false, true), 80).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void shortensNoNameIfThereIsRoom() {
    assertThat(StatsText.of(SEVERAL, new Screen(200, false, true), 200))
        .contains("\nOnSomethingElseThatIsLong mail     2 ")
        .contains("\nOnTested                  billing  http_status 201, timeout 50\n")
        .contains("\nOnTested                  billing  █");
    assertThat(StatsText.of(SEVERAL, new Screen(80, false, true), Integer.MAX_VALUE))
        .contains("\nOnSomethingElseThatIsLong mail     2 ");
    assertThat(StatsText.of(SEVERAL, new Screen(80, false, true), Integer.MAX_VALUE).lines())
        .filteredOn(line -> line.contains("█"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void namesTheEventOfEachWebhooksFailureCodesInThePage() {
    WebhookStatistics other = billing();
    Report two =
        new Report(
            REPORT.since(),
            REPORT.until(),
            new ExecutionStatistics(
                2,
                2,
                false,
                List.of(
                    billing(),
                    new WebhookStatistics(
                        "OnOther",
                        "billing",
                        true,
                        other.calls(),
                        other.succeeded(),
                        other.failed(),
                        other.cancelled(),
                        other.pending(),
                        other.successRate(),
                        other.attempts(),
                        other.latency(),
                        Map.of("timeout", 3L)))));

    assertThat(StatsHtml.of(two))
        .contains(
            "<b>billing</b><br><span class=\"soft\">OnTested, sync</span></td><td>http_status 201")
        .contains(
            "<b>billing</b><br><span class=\"soft\">OnOther, async</span></td><td>timeout 3<");
  }

  @Test
  void reportsThatNothingWasCalled() {
    Report none =
        new Report(REPORT.since(), REPORT.until(), new ExecutionStatistics(0, 0, false, List.of()));

    assertThat(StatsText.of(none, new Screen(80, false, true), 80))
        .isEqualTo(
            "2026-11-25T10:00:00Z to 2026-11-26T10:00:00Z: 0 executions\n\nno webhook was called");
  }

  @Test
  void hasTheDocumentedFields() {
    assertThat(Json.line(REPORT))
        .startsWith(
            "{\"since\":\"2026-11-25T10:00:00Z\",\"until\":\"2026-11-26T10:00:00Z\",\"found\":12345,"
                + "\"read\":500,\"sample\":true,\"webhooks\":[{\"event\":\"OnTested\",\"webhook\":\"billing\","
                + "\"async\":false,\"calls\":500,\"succeeded\":461,\"failed\":30,\"cancelled\":1,\"pending\":8,"
                + "\"successRate\":0.939,\"attempts\":712,\"latency\":{\"measured\":712,\"p50\":12,\"p90\":85,"
                + "\"p99\":9800,\"max\":10004},\"failureCodes\":{\"http_status\":201,\"timeout\":50}}");
  }

  @Test
  void writesAPageThatLoadsNothing() throws IOException {
    String page = StatsHtml.of(REPORT);
    // so that a person can look at it
    Files.writeString(Path.of("target", "stats.html"), page);

    assertThat(page)
        .contains("500 of 12,345 executions, a sample of the newest")
        .contains("<i class=\"failed\" style=\"width:6.00%\" title=\"30 failed\"></i>")
        .contains("http_status 201, timeout 50")
        .doesNotContainPattern("<(script|link|img|iframe|object)|@import|url\\(");
  }

  private static WebhookStatistics billing() {
    Map<String, Long> codes = new LinkedHashMap<>();
    codes.put("http_status", 201L);
    codes.put("timeout", 50L);
    return new WebhookStatistics(
        "OnTested",
        "billing",
        false,
        500,
        461,
        30,
        1,
        8,
        0.939,
        712,
        new Latency(712, 12, 85, 9_800, 10_004),
        codes);
  }

  private static WebhookStatistics labels() {
    return new WebhookStatistics(
        "OnTested",
        "labels",
        false,
        500,
        500,
        0,
        0,
        0,
        1.0,
        500,
        new Latency(500, 3, 4, 9, 30),
        Map.of());
  }

  private static WebhookStatistics mail() {
    return new WebhookStatistics("OnTested", "mail", true, 2, 0, 0, 0, 2, null, 2, null, Map.of());
  }
}
