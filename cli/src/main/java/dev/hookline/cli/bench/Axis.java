package dev.hookline.cli.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to positions from 0 to 1.
 *
 * @param isLogarithmic whether equal distances are equal factors
 */
record Axis(double from, double to, boolean isLogarithmic) {

  private static final double[] STEPS = {1, 2, 5, 10};
  private static final int TICKS = 5;

  /** Returns a linear axis from 0 to the next round number. */
  static Axis upTo(double max) {
    double step = step(max);
    return new Axis(0, step * Math.max(1, Math.ceil(max / step)), false);
  }

  /** Returns a logarithmic axis. */
  static Axis factors(double from, double to) {
    return new Axis(from, to > from ? to : from * 10, true);
  }

  double at(double value) {
    return isLogarithmic
        ? Math.log(value / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (isLogarithmic) {
      for (double decade = Math.pow(10, Math.floor(Math.log10(from))); decade <= to; decade *= 10) {
        for (double value : new double[] {decade, 2 * decade, 5 * decade}) {
          if (value >= from && value <= to) {
            ticks.add(value);
          }
        }
      }
    } else {
      double step = step(to);
      for (int i = 0; i * step <= to * 1.0001; i++) {
        ticks.add(i * step);
      }
    }
    return ticks;
  }

  private static double step(double max) {
    double rough = Math.max(max, 1e-9) / TICKS;
    double decade = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * decade >= rough) {
        return step * decade;
      }
    }
    return 10 * decade;
  }
}
