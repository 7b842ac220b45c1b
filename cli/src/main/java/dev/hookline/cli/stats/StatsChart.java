package dev.hookline.cli.stats;

import dev.hookline.cli.output.Screen;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.util.ArrayList;
import java.util.List;

/** Two bars for each webhook: the outcomes of its calls, and the latency of its attempts. */
final class StatsChart {

  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int BLUE = 34;
  private static final int GREY = 90;
  private static final int RATE_WIDTH = 7;
  private static final int MIN_BAR = 12;

  private final List<WebhookStatistics> webhooks;
  private final Screen screen;
  private final LatencyScale scale;
  private final Labels labels;
  private final int nameWidth;
  private final int barWidth;

  /**
   * Creates the chart.
   *
   * @param table the labels of the table, which may be too wide for the chart
   */
  StatsChart(List<WebhookStatistics> webhooks, Screen screen, Labels table) {
    this.webhooks = webhooks;
    this.screen = screen;
    scale = LatencyScale.of(webhooks);
    int max = Math.max(Labels.MIN, screen.width() - RATE_WIDTH - 5 - 2 * MIN_BAR);
    labels = Labels.of(webhooks, Math.min(max, table.width()));
    nameWidth = webhooks.stream().mapToInt(one -> labels.of(one).length()).max().orElse(0);
    barWidth = (screen.width() - nameWidth - RATE_WIDTH - 5) / 2;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    String heads = pad("", nameWidth) + "  " + pad("calls", barWidth + RATE_WIDTH);
    lines.add(heads + "   " + axis());
    for (WebhookStatistics webhook : webhooks) {
      lines.add(
          "%s  %s%s   %s"
              .formatted(
                  pad(labels.of(webhook), nameWidth),
                  calls(webhook),
                  "%7s".formatted(StatsText.rate(webhook)),
                  latency(webhook))
              .stripTrailing());
    }
    lines.add("");
    lines.add(
        "%s succeeded  %s failed  %s other  latency: %s p50  %s to p90  %s to p99"
            .formatted(
                run("█", "#", 1, GREEN),
                run("▒", "x", 1, RED),
                run("░", ".", 1, YELLOW),
                run("◆", "o", 1, BLUE),
                run("━", "=", 1, BLUE),
                run("─", "-", 1, GREY)));
    return String.join("\n", lines);
  }

  /** A part above zero takes at least one cell. */
  private String calls(WebhookStatistics webhook) {
    int failed = cells(webhook.failed(), webhook.calls());
    int other = cells(webhook.pending() + webhook.cancelled(), webhook.calls());
    return run("█", "#", Math.max(0, barWidth - failed - other), GREEN)
        + run("▒", "x", failed, RED)
        + run("░", ".", other, YELLOW);
  }

  private int cells(long part, long whole) {
    return part == 0 ? 0 : (int) Math.max(1, part * barWidth / whole);
  }

  private String latency(WebhookStatistics webhook) {
    Latency latency = webhook.latency();
    if (latency == null) {
      return "";
    }
    int p50 = cell(latency.p50());
    int p90 = cell(latency.p90());
    int p99 = cell(latency.p99());
    return " ".repeat(p50)
        + run("◆", "o", 1, BLUE)
        + run("━", "=", Math.max(0, p90 - p50), BLUE)
        + run("─", "-", Math.max(0, p99 - p90), GREY);
  }

  private int cell(long millis) {
    return (int) Math.min(barWidth - 1L, Math.round(scale.at(millis) * (barWidth - 1)));
  }

  private String axis() {
    StringBuilder line = new StringBuilder();
    for (LatencyScale.Tick tick : scale.ticks()) {
      int cell = (int) Math.round(tick.at() * (barWidth - 1));
      String label = "|" + tick.label();
      if (cell >= line.length() && cell + label.length() <= barWidth) {
        line.append(" ".repeat(cell - line.length())).append(label);
      }
    }
    return line.toString();
  }

  private String run(String block, String ascii, int count, int colour) {
    String text = (screen.hasBlocks() ? block : ascii).repeat(count);
    return screen.hasColour() && count > 0 ? "\u001B[%dm%s\u001B[0m".formatted(colour, text) : text;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
