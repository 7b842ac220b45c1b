package dev.hookline.operate.stats;

import java.util.Arrays;

/**
 * The durations of attempts in milliseconds, including failed ones, since callers wait for them
 * too.
 *
 * @param measured the number of attempts with a known duration
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param max the maximum
 */
public record Latency(long measured, long p50, long p90, long p99, long max) {

  private static final double P50 = 0.5;
  private static final double P90 = 0.9;
  private static final double P99 = 0.99;

  /**
   * Returns the percentiles by nearest rank.
   *
   * @throws IllegalArgumentException if there are no values
   */
  static Latency of(long[] millis) {
    if (millis.length == 0) {
      throw new IllegalArgumentException("latency needs a value, found none");
    }
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latency(
        sorted.length,
        quantile(sorted, P50),
        quantile(sorted, P90),
        quantile(sorted, P99),
        sorted[sorted.length - 1]);
  }

  private static long quantile(long[] sorted, double fraction) {
    return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)];
  }
}
