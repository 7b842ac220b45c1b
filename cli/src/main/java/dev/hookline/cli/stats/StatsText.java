package dev.hookline.cli.stats;

import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Table;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Webhook statistics as tables and bars. */
final class StatsText {

  private StatsText() {}

  /** Returns the text; {@code columns} is the maximum width of its tables. */
  static String of(Report report, Screen screen, int columns) {
    List<WebhookStatistics> webhooks = report.statistics().webhooks();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s to %s: %s"
            .formatted(
                report.since().truncatedTo(ChronoUnit.SECONDS),
                report.until().truncatedTo(ChronoUnit.SECONDS),
                report.executions()));
    if (report.statistics().sample()) {
      lines.add("a sample of the newest; read more with --limit");
    }
    lines.add("");
    if (webhooks.isEmpty()) {
      lines.add("no webhook was called");
    } else {
      Labels labels = labels(webhooks, columns);
      lines.add(Table.of(rows(webhooks, labels)));
      lines.addAll(codes(webhooks, labels));
      lines.add("");
      lines.add(new StatsChart(webhooks, screen, labels).text());
    }
    return String.join("\n", lines);
  }

  /** The widest labels with which the table fits the terminal. */
  private static Labels labels(List<WebhookStatistics> webhooks, int columns) {
    for (int max = Labels.widest(webhooks); max > Labels.MIN; max--) {
      Labels labels = Labels.of(webhooks, max);
      if (Table.of(rows(webhooks, labels)).lines().allMatch(line -> line.length() <= columns)) {
        return labels;
      }
    }
    return Labels.of(webhooks, Labels.MIN);
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

  private static List<List<String>> rows(List<WebhookStatistics> webhooks, Labels labels) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            labels.head(),
            "CALLS",
            "SUCCESS",
            "FAILED",
            "PENDING",
            "ATTEMPTS",
            "P50",
            "P90",
            "P99"));
    for (WebhookStatistics webhook : webhooks) {
      Latency latency = webhook.latency();
      rows.add(
          List.of(
              labels.of(webhook),
              Long.toString(webhook.calls()),
              rate(webhook),
              Long.toString(webhook.failed()),
              Long.toString(webhook.pending()),
              Long.toString(webhook.attempts()),
              latency == null ? "-" : DurationText.ofMillis(latency.p50()),
              latency == null ? "-" : DurationText.ofMillis(latency.p90()),
              latency == null ? "-" : DurationText.ofMillis(latency.p99())));
    }
    return rows;
  }

  private static List<String> codes(List<WebhookStatistics> webhooks, Labels labels) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(labels.head(), "ATTEMPTS FAILED WITH"));
    for (WebhookStatistics webhook : webhooks) {
      if (!webhook.failureCodes().isEmpty()) {
        rows.add(List.of(labels.of(webhook), Printable.of(codes(webhook))));
      }
    }
    return rows.size() == 1 ? List.of() : List.of("", Table.of(rows));
  }
}
