package dev.hookline.cli.stats;

import dev.hookline.cli.Elapsed;
import dev.hookline.cli.Printable;
import dev.hookline.cli.Screen;
import dev.hookline.cli.execution.ExecutionTable;
import dev.hookline.operate.Latency;
import dev.hookline.operate.WebhookStatistics;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How webhooks do, as tables and bars for people. */
final class StatsText {

  private static final int MAX_NAME = 28;

  private StatsText() {}

  static String of(Report report, Screen screen) {
    List<WebhookStatistics> webhooks = report.statistics().webhooks();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s to %s: %s"
            .formatted(
                report.since().truncatedTo(ChronoUnit.SECONDS),
                report.until().truncatedTo(ChronoUnit.SECONDS),
                report.scope()));
    if (report.statistics().sample()) {
      lines.add("read more of them with --limit");
    }
    lines.add("");
    if (webhooks.isEmpty()) {
      lines.add("no webhook was called");
    } else {
      lines.add(ExecutionTable.text(rows(webhooks)));
      lines.addAll(codes(webhooks));
      lines.add("");
      lines.add(new StatsPicture(webhooks, screen).text());
    }
    return String.join("\n", lines);
  }

  /** Names the event too where there are several. */
  static String name(List<WebhookStatistics> all, WebhookStatistics webhook) {
    boolean isAlone = all.stream().map(WebhookStatistics::event).distinct().count() == 1;
    String name = isAlone ? webhook.webhook() : webhook.event() + " " + webhook.webhook();
    return Printable.line(name, MAX_NAME);
  }

  static String rate(WebhookStatistics webhook) {
    return webhook.successRate() == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f%%", Math.floor(webhook.successRate() * 1000) / 10);
  }

  static String codes(WebhookStatistics webhook) {
    return webhook.failureCodes().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<List<String>> rows(List<WebhookStatistics> webhooks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "WEBHOOK", "CALLS", "SUCCESS", "FAILED", "PENDING", "ATTEMPTS", "P50", "P90", "P99"));
    for (WebhookStatistics webhook : webhooks) {
      Latency latency = webhook.latency();
      rows.add(
          List.of(
              name(webhooks, webhook),
              Long.toString(webhook.calls()),
              rate(webhook),
              Long.toString(webhook.failed()),
              Long.toString(webhook.pending()),
              Long.toString(webhook.attempts()),
              latency == null ? "-" : Elapsed.ofMillis(latency.p50()),
              latency == null ? "-" : Elapsed.ofMillis(latency.p90()),
              latency == null ? "-" : Elapsed.ofMillis(latency.p99())));
    }
    return rows;
  }

  private static List<String> codes(List<WebhookStatistics> webhooks) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("WEBHOOK", "ATTEMPTS FAILED WITH"));
    for (WebhookStatistics webhook : webhooks) {
      if (!webhook.failureCodes().isEmpty()) {
        rows.add(List.of(name(webhooks, webhook), Printable.of(codes(webhook))));
      }
    }
    return rows.size() == 1 ? List.of() : List.of("", ExecutionTable.text(rows));
  }
}
