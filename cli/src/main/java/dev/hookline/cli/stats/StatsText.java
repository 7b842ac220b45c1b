package dev.hookline.cli.stats;

import dev.hookline.cli.output.Elapsed;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Table;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How webhooks do, as tables and bars for people. */
final class StatsText {

  private static final int MAX_NAME = 28;
  private static final int LEAST_NAME = 12;
  private static final int LEAST_EVENT = 4;

  private StatsText() {}

  /** Returns the text; {@code columns} is how wide its tables may be. */
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
      lines.add("a sample of the newest; read more of them with --limit");
    }
    lines.add("");
    if (webhooks.isEmpty()) {
      lines.add("no webhook was called");
    } else {
      lines.add(table(webhooks, columns));
      lines.addAll(codes(webhooks));
      lines.add("");
      lines.add(new StatsPicture(webhooks, screen).text());
    }
    return String.join("\n", lines);
  }

  static String name(List<WebhookStatistics> all, WebhookStatistics webhook) {
    return name(all, webhook, MAX_NAME);
  }

  /** Names the event too where there are several; it is shortened before the webhook's name is. */
  private static String name(List<WebhookStatistics> all, WebhookStatistics webhook, int most) {
    String name = webhook.webhook();
    int left = most - name.length() - 1;
    if (all.stream().map(WebhookStatistics::event).distinct().count() > 1) {
      name = Printable.line(webhook.event(), Math.max(LEAST_EVENT, left)) + " " + name;
    }
    return Printable.line(name, most);
  }

  private static String table(List<WebhookStatistics> webhooks, int columns) {
    for (int most = MAX_NAME; most > LEAST_NAME; most--) {
      String table = Table.of(rows(webhooks, most));
      if (table.lines().allMatch(line -> line.length() <= columns)) {
        return table;
      }
    }
    return Table.of(rows(webhooks, LEAST_NAME));
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

  private static List<List<String>> rows(List<WebhookStatistics> webhooks, int mostName) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "WEBHOOK", "CALLS", "SUCCESS", "FAILED", "PENDING", "ATTEMPTS", "P50", "P90", "P99"));
    for (WebhookStatistics webhook : webhooks) {
      Latency latency = webhook.latency();
      rows.add(
          List.of(
              name(webhooks, webhook, mostName),
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
    return rows.size() == 1 ? List.of() : List.of("", Table.of(rows));
  }
}
