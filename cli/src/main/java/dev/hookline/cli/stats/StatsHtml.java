package dev.hookline.cli.stats;

import dev.hookline.cli.html.Html;
import dev.hookline.cli.html.Template;
import dev.hookline.contract.DurationText;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How webhooks do, as a page of its own. */
final class StatsHtml {

  private StatsHtml() {}

  static String of(Report report) {
    List<WebhookStatistics> webhooks = report.statistics().webhooks();
    LatencyScale scale = LatencyScale.of(webhooks);
    List<LatencyScale.Tick> ticks = scale.ticks();
    Html content =
        Template.of("stats.html")
            .fill(
                Map.of(
                    "since", Html.text(report.since().truncatedTo(ChronoUnit.SECONDS).toString()),
                    "until", Html.text(report.until().truncatedTo(ChronoUnit.SECONDS).toString()),
                    "facts", Html.of("<li><b>Executions</b>%s</li>", report.scope()),
                    "scale",
                        Html.text(
                            ticks.get(0).label() + " to " + ticks.get(ticks.size() - 1).label()),
                    "rows",
                        Html.join(webhooks.stream().map(webhook -> row(webhook, scale)).toList()),
                    "codes", codes(webhooks)));
    return Template.page("Webhooks", content, Html.text("Read by hookline stats."));
  }

  private static Html row(WebhookStatistics webhook, LatencyScale scale) {
    Latency latency = webhook.latency();
    return Html.of(
        "<tr><td><b>%s</b><br><span class=\"soft\">%s, %s</span></td><td class=\"num\">%s</td>"
            + "<td class=\"num\">%s</td><td>%s</td><td class=\"num\">%s</td><td class=\"num\">%s</td>"
            + "<td class=\"num\">%s</td><td class=\"num\">%s</td><td>%s</td></tr>",
        webhook.webhook(),
        webhook.event(),
        webhook.async() ? "async" : "sync",
        webhook.calls(),
        StatsText.rate(webhook),
        meter(webhook),
        webhook.attempts(),
        latency == null ? "" : DurationText.ofMillis(latency.p50()),
        latency == null ? "" : DurationText.ofMillis(latency.p90()),
        latency == null ? "" : DurationText.ofMillis(latency.p99()),
        latency == null ? Html.NONE : range(latency, scale));
  }

  private static Html meter(WebhookStatistics webhook) {
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("succeeded", webhook.succeeded());
    parts.put("failed", webhook.failed());
    parts.put("pending", webhook.pending());
    parts.put("cancelled", webhook.cancelled());
    List<Html> bars = new ArrayList<>();
    parts.forEach(
        (part, count) -> {
          if (count > 0) {
            bars.add(
                Html.of(
                    "<i class=\"%s\" style=\"width:%s%%\" title=\"%s %s\"></i>",
                    part, percent((double) count / webhook.calls()), count, part));
          }
        });
    return Html.of("<div class=\"meter\">%s</div>", Html.join(bars));
  }

  private static Html range(Latency latency, LatencyScale scale) {
    double p50 = scale.at(latency.p50());
    double p90 = scale.at(latency.p90());
    double p99 = scale.at(latency.p99());
    return Html.of(
        "<div class=\"range\" title=\"longest %s\"><i style=\"left:%s%%;width:%s%%\"></i>"
            + "<i class=\"p90\" style=\"left:%s%%;width:%s%%\"></i><i class=\"p50\" style=\"left:%s%%\"></i></div>",
        DurationText.ofMillis(latency.max()),
        percent(p50),
        percent(p99 - p50),
        percent(p50),
        percent(p90 - p50),
        percent(p50));
  }

  private static Html codes(List<WebhookStatistics> webhooks) {
    List<Html> rows = new ArrayList<>();
    for (WebhookStatistics webhook : webhooks) {
      if (!webhook.failureCodes().isEmpty()) {
        rows.add(
            Html.of(
                "<tr><td><b>%s</b><br><span class=\"soft\">%s, %s</span></td><td>%s</td></tr>",
                webhook.webhook(),
                webhook.event(),
                webhook.async() ? "async" : "sync",
                StatsText.codes(webhook)));
      }
    }
    return rows.isEmpty()
        ? Html.of("<p class=\"soft\">no attempt failed</p>")
        : Html.of("<div class=\"scroll\"><table>%s</table></div>", Html.join(rows));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f", 100 * part);
  }
}
