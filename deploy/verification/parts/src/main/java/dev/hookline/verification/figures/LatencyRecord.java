package dev.hookline.verification.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Records latencies, in total and per second. Thread-safe. */
public final class LatencyRecord {

  private static final int DIGITS = 3;
  private static final double MICROS = 1000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  private final long startedAt = System.nanoTime();
  private final Histogram all = new Histogram(DIGITS);
  private final Histogram second = new Histogram(DIGITS);
  private final List<LatencyFigures.Second> seconds = new ArrayList<>();
  private long at;

  /** Adds the latency of a call that ends now. */
  public void add(long nanos) {
    add(nanos, System.nanoTime());
  }

  synchronized void add(long nanos, long now) {
    long micros = Math.max(1, Math.round(nanos / MICROS));
    long then = TimeUnit.NANOSECONDS.toSeconds(now - startedAt);
    if (then > at) {
      endSecond();
      at = then;
    }
    all.recordValue(micros);
    second.recordValue(micros);
  }

  /** Returns the number of latencies. */
  public synchronized long count() {
    return all.getTotalCount();
  }

  /** Returns their distribution. */
  public synchronized LatencyFigures figures() {
    return LatencyFigures.of(all);
  }

  /** Returns the figures per second; empty seconds are left out. */
  public synchronized List<LatencyFigures.Second> seconds() {
    endSecond();
    return List.copyOf(seconds);
  }

  private void endSecond() {
    if (second.getTotalCount() > 0) {
      seconds.add(
          new LatencyFigures.Second(
              at,
              second.getTotalCount(),
              second.getValueAtPercentile(P50) / MICROS,
              second.getValueAtPercentile(P99) / MICROS));
      second.reset();
    }
  }
}
