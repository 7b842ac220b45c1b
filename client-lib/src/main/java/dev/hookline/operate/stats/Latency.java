package dev.hookline.operate.stats;

import java.util.Arrays;

/**
 * How long attempts took, in milliseconds: failed ones too, since a caller waits for them.
 *
 * @param measured of how many attempts that is known
 * @param p50 half of them took at most this long
 * @param p90 nine of ten took at most this long
 * @param p99 99 of 100 took at most this long
 * @param max the longest
 */
public record Latency(long measured, long p50, long p90, long p99, long max) {

  private static final double HALF = 0.5;
  private static final double NINE_OF_TEN = 0.9;
  private static final double NEARLY_ALL = 0.99;

  /**
   * Returns the quantiles by nearest rank.
   *
   * @throws IllegalArgumentException if there is no value
   */
  static Latency of(long[] millis) {
    if (millis.length == 0) {
      throw new IllegalArgumentException("latency needs a value, found none");
    }
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latency(
        sorted.length,
        quantile(sorted, HALF),
        quantile(sorted, NINE_OF_TEN),
        quantile(sorted, NEARLY_ALL),
        sorted[sorted.length - 1]);
  }

  private static long quantile(long[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }
}
