package dev.hookline.cli.bench;

import dev.hookline.cli.bench.Plot.Point;
import dev.hookline.cli.html.Html;
import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.LatencyFigures;
import dev.hookline.verification.figures.LatencyFigures.Quantile;
import dev.hookline.verification.figures.LatencyFigures.Second;
import dev.hookline.verification.figures.LatencyFigures.Step;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The charts of a report. */
final class BenchPlots {

  private BenchPlots() {}

  /** Calls by latency. */
  static Html histogram(LatencyFigures latency) {
    List<Step> steps = latency.histogram();
    if (steps.isEmpty()) {
      return Html.NONE;
    }
    Axis millis = Axis.factors(steps.get(0).from(), steps.get(steps.size() - 1).to());
    Axis counts = Axis.upTo((double) steps.stream().mapToLong(Step::count).max().orElse(1));
    Plot plot = new Plot();
    millis.ticks().forEach(tick -> plot.tickX(millis.at(tick), Figure.of(tick) + " ms"));
    counts.ticks().forEach(tick -> plot.tickY(counts.at(tick), Figure.of(tick)));
    for (Step step : steps) {
      plot.bar(
          millis.at(step.from()),
          millis.at(step.to()),
          counts.at((double) step.count()),
          "%s to %s ms: %,d".formatted(Figure.of(step.from()), Figure.of(step.to()), step.count()));
    }
    return plot.html("histogram of latency");
  }

  /** Latency by percentile; each step to the right leaves a tenth of the calls. */
  static Html quantiles(LatencyFigures latency) {
    List<Quantile> curve = latency.quantiles();
    if (curve.size() < 2) {
      return Html.NONE;
    }
    Axis rarity = Axis.factors(1, 1 / (1 - curve.get(curve.size() - 1).part()));
    Axis millis = Axis.upTo(curve.get(curve.size() - 1).millis());
    Plot plot = new Plot();
    for (double part : new double[] {0, 0.5, 0.9, 0.99, 0.999, 0.9999}) {
      if (rarity.at(1 / (1 - part)) <= 1) {
        plot.tickX(rarity.at(1 / (1 - part)), "p" + percent(part));
      }
    }
    millis.ticks().forEach(tick -> plot.tickY(millis.at(tick), Figure.of(tick) + " ms"));
    plot.line(
        "first",
        curve.stream()
            .map(point -> new Point(rarity.at(1 / (1 - point.part())), millis.at(point.millis())))
            .toList());
    return plot.html("quantiles of latency");
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f", part * 100).replaceAll("\\.?0+$", "");
  }

  /** Events that ended in each second. */
  static Html throughput(List<Second> seconds) {
    Axis counts = Axis.upTo((double) seconds.stream().mapToLong(Second::count).max().orElse(1));
    Axis time = time(seconds);
    Plot plot = framed(time, counts, "/s");
    for (Second second : seconds) {
      plot.bar(
          time.at((double) second.second()),
          time.at(second.second() + 1.0),
          counts.at((double) second.count()),
          "second %d: %d".formatted(second.second(), second.count()));
    }
    return plot.html("events in each second");
  }

  /** The median and the 99th percentile of each second. */
  static Html latency(List<Second> seconds) {
    Axis millis = Axis.upTo(seconds.stream().mapToDouble(Second::p99).max().orElse(1));
    Axis time = time(seconds);
    Plot plot = framed(time, millis, " ms");
    plot.line(
        "second",
        seconds.stream()
            .map(at -> new Point(time.at(at.second() + 0.5), millis.at(at.p99())))
            .toList());
    plot.line(
        "first",
        seconds.stream()
            .map(at -> new Point(time.at(at.second() + 0.5), millis.at(at.p50())))
            .toList());
    return plot.html("p50 and p99 of each second");
  }

  private static Axis time(List<Second> seconds) {
    return new Axis(
        0, seconds.isEmpty() ? 1 : seconds.get(seconds.size() - 1).second() + 1.0, false);
  }

  private static Plot framed(Axis time, Axis values, String unit) {
    Plot plot = new Plot();
    time.ticks().forEach(tick -> plot.tickX(time.at(tick), Figure.of(tick) + " s"));
    values.ticks().forEach(tick -> plot.tickY(values.at(tick), Figure.of(tick) + unit));
    return plot;
  }

  /** CPU time by process. */
  static Html cpu(List<CpuMeter.Used> cpu) {
    List<CpuMeter.Used> known =
        cpu.stream().filter(used -> used.perThousandEvents() != null).toList();
    Axis seconds =
        Axis.upTo(
            known.stream()
                .mapToDouble(used -> Objects.requireNonNullElse(used.perThousandEvents(), 0.0))
                .max()
                .orElse(1));
    Plot plot = new Plot();
    seconds.ticks().forEach(tick -> plot.tickY(seconds.at(tick), Figure.of(tick) + " s"));
    for (int i = 0; i < known.size(); i++) {
      CpuMeter.Used used = known.get(i);
      double width = 1.0 / known.size();
      double value = Objects.requireNonNullElse(used.perThousandEvents(), 0.0);
      plot.bar(
          (i + 0.2) * width,
          (i + 0.8) * width,
          seconds.at(value),
          used.process() + " " + Figure.of(value));
      plot.tickX((i + 0.5) * width, used.process() + " " + Figure.of(value));
    }
    return plot.html("CPU seconds per 1,000 events");
  }
}
