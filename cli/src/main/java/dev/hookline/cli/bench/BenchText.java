package dev.hookline.cli.bench;

import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Table;
import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.LatencyFigures;
import dev.hookline.verification.figures.OtherCpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text. */
final class BenchText {

  private static final int LABELS = 36;

  private final BenchReport report;
  private final Screen screen;
  private final List<String> lines = new ArrayList<>();

  private BenchText(BenchReport report, Screen screen) {
    this.report = report;
    this.screen = screen;
  }

  static String of(BenchReport report, String what, Screen screen) {
    return new BenchText(report, screen).text(what);
  }

  private String text(String what) {
    lines.add(what);
    lines.add("server %s, Java %s".formatted(report.machine().server(), report.machine().java()));
    lines.add("");
    fact("events", events());
    fact(
        "throughput",
        "%s events/s for %s s"
            .formatted(Figure.of(report.eventsPerSecond()), Figure.of(report.seconds())));
    fact(
        "requests",
        "%,d received%s"
            .formatted(
                report.requests().received(),
                report.requests().refused() == 0
                    ? ""
                    : ", %,d of them rejected on purpose".formatted(report.requests().refused())));
    if (report.historyEvents() != null) {
      fact("history", history(report.historyEvents()));
    }
    lines.add("");
    lines.add(Table.of(latencies()));
    lines.add("");
    lines.add(Table.of(cpu()));
    disturbance();
    lines.add("");
    lines.addAll(histogram());
    if (report.compared() != null) {
      lines.add("");
      lines.add(Table.of(compared()));
    }
    return String.join("\n", lines);
  }

  private void fact(String name, String text) {
    lines.add(String.format(Locale.ROOT, "%-11s %s", name, text));
  }

  private String events() {
    BenchReport.Events events = report.events();
    return "%,d succeeded, %,d failed%s%s"
        .formatted(
            events.succeeded(),
            events.failed(),
            events.errors().isEmpty() ? "" : " " + Printable.of(events.errors().toString()),
            events.undelivered() == 0
                ? ""
                : "; async webhooks of %,d did not arrive".formatted(events.undelivered()));
  }

  static String history(HistorySample.Means means) {
    return "%s history events per event%s (mean of %d)"
        .formatted(
            Figure.of(means.event()),
            means.children() == 0
                ? ""
                : ", plus %s in its child executions".formatted(Figure.of(means.children())),
            means.sampled());
  }

  private List<List<String>> latencies() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LATENCY MS", "P50", "P90", "P99", "P99.9", "MAX", "MEAN"));
    rows.add(row("caller blocked", report.caller()));
    if (report.delivery() != null) {
      rows.add(row("async delivered", report.delivery()));
    }
    return rows;
  }

  private static List<String> row(String name, LatencyFigures latency) {
    return List.of(
        name,
        Figure.of(latency.p50()),
        Figure.of(latency.p90()),
        Figure.of(latency.p99()),
        Figure.of(latency.p999()),
        Figure.of(latency.max()),
        Figure.of(latency.mean()));
  }

  private List<List<String>> cpu() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CPU SECONDS", "USED", "PER 1,000 EVENTS"));
    for (CpuMeter.Used used : report.cpu()) {
      rows.add(
          List.of(
              Printable.of(used.process()),
              used.seconds() == null ? "has ended" : Figure.of(used.seconds()),
              orDash(used.perThousandEvents())));
    }
    if (report.cpu().size() > 1) {
      rows.add(List.of("all", "", Figure.of(report.cpuPerThousandEvents())));
    }
    OtherCpu others = report.otherCpu();
    if (others != null) {
      rows.add(List.of("other processes", Figure.of(others.seconds()), ""));
    }
    return rows;
  }

  private void disturbance() {
    OtherCpu others = report.otherCpu();
    if (others != null && others.isDisturbing()) {
      lines.add("");
      lines.add(
          "disturbed: other processes used %s of the machine; name those of this deployment with"
                  .formatted(others.percent())
              + " --pid, and run it again when the others are idle");
    }
  }

  private static String orDash(@Nullable Double figure) {
    return figure == null ? "-" : Figure.of(figure);
  }

  private List<String> histogram() {
    List<LatencyFigures.Step> steps = report.caller().histogram();
    long max = steps.stream().mapToLong(LatencyFigures.Step::count).max().orElse(1);
    List<String> bars = new ArrayList<>();
    for (LatencyFigures.Step step : steps) {
      int cells =
          (int) Math.ceil((double) step.count() * (screen.width() - LABELS) / Math.max(1, max));
      bars.add(
          String.format(
                  Locale.ROOT,
                  "%8s to %8s ms %,10d  %s",
                  Figure.of(step.from()),
                  Figure.of(step.to()),
                  step.count(),
                  (screen.hasBlocks() ? "█" : "#").repeat(cells))
              .stripTrailing());
    }
    return bars;
  }

  private List<List<String>> compared() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("COMPARED", "BEFORE", "NOW", "RATIO"));
    if (report.compared() != null) {
      report
          .compared()
          .forEach(
              (name, ratio) ->
                  rows.add(
                      List.of(
                          Printable.of(name),
                          Figure.of(ratio.before()),
                          Figure.of(ratio.now()),
                          String.format(Locale.ROOT, "%.2f", ratio.ratio()))));
    }
    return rows;
  }
}
