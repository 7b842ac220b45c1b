package dev.hookline.verification.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies as they come in, also by the second. Thread-safe. */
public final class LatencyRecord {

  private static final int DIGITS = 3;
  private static final double MICROS = 1000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  private final long began = System.nanoTime();
  private final Histogram all = new Histogram(DIGITS);
  private final Histogram second = new Histogram(DIGITS);
  private final List<LatencyFigures.Second> seconds = new ArrayList<>();
  private long at;

  /** Adds one that ends now. */
  public void add(long nanos) {
    add(nanos, System.nanoTime());
  }

  synchronized void add(long nanos, long now) {
    long micros = Math.max(1, Math.round(nanos / MICROS));
    long then = TimeUnit.NANOSECONDS.toSeconds(now - began);
    if (then > at) {
      endSecond();
      at = then;
    }
    all.recordValue(micros);
    second.recordValue(micros);
  }

  /** Returns how many there are. */
  public synchronized long count() {
    return all.getTotalCount();
  }

  /** Returns what they come to. */
  public synchronized LatencyFigures figures() {
    return LatencyFigures.of(all);
  }

  /** Returns them by the second; one without any is left out. */
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
