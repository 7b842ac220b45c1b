package dev.hookline.verification.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The distribution of latencies, in milliseconds.
 *
 * @param count the number of latencies
 * @param histogram the number in each step, ten steps per power of ten
 * @param quantiles the quantile curve
 */
public record LatencyFigures(
    long count,
    double mean,
    double p50,
    double p90,
    double p99,
    double p999,
    double max,
    List<Step> histogram,
    List<Quantile> quantiles) {

  /** The number of latencies in a half-open range. */
  public record Step(double from, double to, long count) {}

  /** The latency below which a part of them lies. */
  public record Quantile(double part, double millis) {}

  /** One second of a run, by the end of calls. */
  public record Second(long second, long count, double p50, double p99) {}

  private static final double MICROS = 1000;
  private static final double PERCENT = 100;
  private static final int STEPS = 10;
  private static final double[] CURVE = {
    0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999
  };

  static LatencyFigures of(Histogram micros) {
    return new LatencyFigures(
        micros.getTotalCount(),
        Figure.rounded(micros.getMean() / MICROS),
        at(micros, 0.5),
        at(micros, 0.9),
        at(micros, 0.99),
        at(micros, 0.999),
        Figure.rounded(micros.getMaxValue() / MICROS),
        steps(micros),
        curve(micros));
  }

  private static double at(Histogram micros, double part) {
    return Figure.rounded(micros.getValueAtPercentile(part * PERCENT) / MICROS);
  }

  private static List<Step> steps(Histogram micros) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (HistogramIterationValue value : micros.recordedValues()) {
      int step = (int) Math.floor(STEPS * Math.log10(value.getValueIteratedTo() / MICROS));
      counts.merge(step, value.getCountAddedInThisIterationStep(), Long::sum);
    }
    List<Step> steps = new ArrayList<>();
    if (!counts.isEmpty()) {
      for (int step = counts.firstKey(); step <= counts.lastKey(); step++) {
        steps.add(new Step(edge(step), edge(step + 1), counts.getOrDefault(step, 0L)));
      }
    }
    return steps;
  }

  private static double edge(int step) {
    return Figure.rounded(Math.pow(10, (double) step / STEPS));
  }

  /** The curve ends where it would cover less than one of them. */
  private static List<Quantile> curve(Histogram micros) {
    List<Quantile> curve = new ArrayList<>();
    for (double part : CURVE) {
      if ((1 - part) * micros.getTotalCount() >= 1) {
        curve.add(new Quantile(part, at(micros, part)));
      }
    }
    return curve;
  }
}
