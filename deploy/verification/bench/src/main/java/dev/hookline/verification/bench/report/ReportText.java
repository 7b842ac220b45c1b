package dev.hookline.verification.bench.report;

import dev.hookline.verification.bench.run.Measurement;
import dev.hookline.verification.bench.run.Order;
import dev.hookline.verification.bench.run.Workload;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.OtherCpu;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A report as text. */
public final class ReportText {

  private static final String ROW = "  %-27s %8s %8s %9s %9s %8s %8s%n";

  private final Report report;
  private final Figures figures;
  private final StringBuilder text = new StringBuilder();

  private ReportText(Report report) {
    this.report = report;
    figures = new Figures(report.measurements());
  }

  /** Returns the tables of medians, and the targets. */
  public static String of(Report report) {
    ReportText text = new ReportText(report);
    text.head();
    if (!report.measurements().isEmpty()) {
      report.order().workloads().forEach(text::workload);
      text.deliveries();
    }
    text.targets();
    return text.text.toString();
  }

  private void head() {
    Order order = report.order();
    double[] load = report.measurements().stream().mapToDouble(Measurement::load).toArray();
    add(
        "Hookline %s on %d processors, Java %s; %d rounds of %d s, medians; load average %s to %s%n"
            .formatted(
                report.version(),
                report.machine().processors(),
                report.machine().java(),
                order.rounds(),
                order.seconds(),
                Figure.of(java.util.Arrays.stream(load).min().orElse(0)),
                Figure.of(java.util.Arrays.stream(load).max().orElse(0))));
    disturbance();
  }

  private void disturbance() {
    List<OtherCpu> others =
        report.measurements().stream()
            .map(Measurement::others)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingDouble(OtherCpu::share))
            .toList();
    if (others.isEmpty()) {
      return;
    }
    OtherCpu most = others.get(others.size() - 1);
    add(
        "other processes used %s CPU s, at most %s of the machine in a turn%n"
            .formatted(
                Figure.of(others.stream().mapToDouble(OtherCpu::seconds).sum()), most.percent()));
    long disturbed = others.stream().filter(OtherCpu::isDisturbing).count();
    if (disturbed > 0) {
      add(
          "DISTURBED in %d of %d turns: run it again when the machine is idle%n"
              .formatted(disturbed, others.size()));
    }
  }

  private void workload(Workload workload) {
    add("%n%s%n".formatted(workload.name()));
    add(ROW.formatted("", "p50 ms", "p99 ms", "events/s", "CPU/1000", "history", "of kids"));
    for (String system : report.order().names()) {
      add(
          ROW.formatted(
              system,
              cell(system, workload, Measurement::p50),
              cell(system, workload, Measurement::p99),
              cell(system, workload, Measurement::perSecond),
              cell(system, workload, Measurement::cpuPerThousand),
              cell(system, workload, Measurement::historyEvents),
              cell(system, workload, Measurement::childEvents)));
    }
    add("  CPU seconds per 1,000 events, by process%n".formatted());
    for (String system : report.order().names()) {
      add("  %-27s %s%n".formatted(system, shares(system, workload)));
    }
  }

  private String shares(String system, Workload workload) {
    List<String> processes =
        report.measurements().stream()
            .filter(one -> one.system().equals(system))
            .flatMap(one -> one.cpu().keySet().stream())
            .distinct()
            .toList();
    StringBuilder shares = new StringBuilder();
    for (String process : processes) {
      shares.append(
          "%s %s  "
              .formatted(
                  process, cell(system, workload, one -> one.cpu().getOrDefault(process, 0.0))));
    }
    return shares.toString().strip();
  }

  private String cell(String system, Workload workload, ToDoubleFunction<Measurement> figure) {
    return shown(figures.median(figures.of(system, workload, figure)));
  }

  private static String shown(OptionalDouble number) {
    return number.isPresent() ? Figure.of(number.getAsDouble()) : "-";
  }

  private void deliveries() {
    add("%nCPU seconds per 1,000 async deliveries%n".formatted());
    for (String system : report.order().names()) {
      add("  %-27s %8s%n".formatted(system, shown(figures.median(figures.delivery(system)))));
    }
  }

  private void targets() {
    add("%nTargets%n".formatted());
    for (Target target : report.targets()) {
      Double found = target.found();
      add(
          "  %-68s %8s %s %-6s %s%n"
              .formatted(
                  target.figure(),
                  found == null ? "-" : Figure.of(found),
                  target.atLeast() ? ">=" : "<=",
                  Figure.of(target.limit()),
                  target
                      .reached()
                      .map(is -> is ? "reached" : "not reached")
                      .orElse("not measured")));
    }
  }

  private void add(String part) {
    text.append(part);
  }
}
