package dev.hookline.cli.bench;

import dev.hookline.cli.html.Html;
import dev.hookline.cli.html.Template;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.LatencyFigures;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders a report as a self-contained HTML page. */
final class BenchHtml {

  private BenchHtml() {}

  static String of(BenchReport report, String what) {
    Html content =
        Template.of("bench.html")
            .fill(
                Map.of(
                    "what", Html.text(what),
                    "started",
                        Html.text(report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
                    "facts", facts(report),
                    "latencies", latencies(report),
                    "histogram", BenchPlots.histogram(report.caller()),
                    "quantiles", BenchPlots.quantiles(report.caller()),
                    "throughput", BenchPlots.throughput(report.timeline()),
                    "seconds", BenchPlots.latency(report.timeline()),
                    "cpu", BenchPlots.cpu(report.cpu()),
                    "compared", compared(report)));
    return Template.page("Bench", content, Html.text("Measured by hookline bench."));
  }

  private static Html facts(BenchReport report) {
    List<Html> facts = new ArrayList<>();
    BenchReport.Machine machine = report.machine();
    facts.add(fact("Throughput", Figure.of(report.eventsPerSecond()) + " events/s"));
    facts.add(
        fact(
            "Events",
            "%,d succeeded, %,d failed"
                .formatted(report.events().succeeded(), report.events().failed())));
    facts.add(fact("CPU per 1,000 events", Figure.of(report.cpuPerThousandEvents()) + " s"));
    if (report.otherCpu() != null) {
      facts.add(fact("Other processes", report.otherCpu().percent() + " of the machine"));
    }
    if (report.historyEvents() != null) {
      facts.add(fact("History", BenchText.history(report.historyEvents())));
    }
    facts.add(
        fact(
            "Machine",
            "%s, %d processors, Java %s, server %s"
                .formatted(machine.os(), machine.processors(), machine.java(), machine.server())));
    return Html.join(facts);
  }

  private static Html fact(String name, String text) {
    return Html.of("<li><b>%s</b>%s</li>", name, text);
  }

  private static Html latencies(BenchReport report) {
    List<Html> rows = new ArrayList<>();
    rows.add(row("caller blocked", report.caller()));
    if (report.delivery() != null) {
      rows.add(row("async delivered", report.delivery()));
    }
    return Html.join(rows);
  }

  private static Html row(String name, LatencyFigures latency) {
    List<Html> cells = new ArrayList<>();
    for (double millis :
        new double[] {
          latency.p50(), latency.p90(), latency.p99(), latency.p999(), latency.max(), latency.mean()
        }) {
      cells.add(Html.of("<td class=\"num\">%s</td>", Figure.of(millis)));
    }
    return Html.of("<tr><td><b>%s</b></td>%s</tr>", name, Html.join(cells));
  }

  private static Html compared(BenchReport report) {
    if (report.compared() == null) {
      return Html.NONE;
    }
    List<Html> rows = new ArrayList<>();
    report
        .compared()
        .forEach(
            (name, ratio) ->
                rows.add(
                    Html.of(
                        "<tr><td>%s</td><td class=\"num\">%s</td><td class=\"num\">%s</td><td class=\"num\">%s</td></tr>",
                        name,
                        Figure.of(ratio.before()),
                        Figure.of(ratio.now()),
                        String.format(Locale.ROOT, "%.2f", ratio.ratio()))));
    return Html.of(
        "<section class=\"card\"><h2>Compared with the earlier run</h2><table><tr><th></th>"
            + "<th class=\"num\">Before</th><th class=\"num\">Now</th><th class=\"num\">Ratio</th></tr>%s</table></section>",
        Html.join(rows));
  }
}
