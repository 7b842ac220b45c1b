package dev.hookline.cli.bench;

import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.LatencyFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to; the JSON has these fields. Latencies are in milliseconds.
 *
 * @param seconds from the first call until the last returned
 * @param drainSeconds how much longer it took until every async webhook had arrived
 * @param caller how long callers were blocked by events that succeeded
 * @param delivery from the call until an async webhook was answered with success; null without any
 * @param cpuPerThousandEvents the sum of all processes
 * @param timeline the calls that ended in each second
 * @param compared this run to an earlier one, by figure; null where none was named
 */
record BenchReport(
    String version,
    Instant startedAt,
    Settings settings,
    Machine machine,
    Events events,
    double seconds,
    double drainSeconds,
    double eventsPerSecond,
    LatencyFigures caller,
    @Nullable LatencyFigures delivery,
    Requests requests,
    HistorySample.@Nullable Means historyEvents,
    List<CpuMeter.Used> cpu,
    double cpuPerThousandEvents,
    List<LatencyFigures.Second> timeline,
    @Nullable Map<String, Comparison.Ratio> compared) {

  /** What was asked for. */
  record Settings(
      int sync,
      int async,
      int payloadBytes,
      int answerBytes,
      double failPercent,
      long latencyMillis,
      int concurrency,
      @Nullable Double ratePerSecond,
      boolean embeddedWorker,
      double warmupSeconds) {

    static Settings of(BenchOrder order) {
      return new Settings(
          order.shape().sync(),
          order.shape().async(),
          order.shape().payloadBytes(),
          order.shape().answerBytes(),
          order.shape().failPercent(),
          order.shape().latency().toMillis(),
          order.load().callers(),
          order.load().perSecond(),
          order.embeddedWorker(),
          order.warmup().toMillis() / 1000.0);
    }
  }

  /** What it ran on. */
  record Machine(String os, int processors, String java, String server) {

    static Machine current(String server) {
      return new Machine(
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          server);
    }
  }

  /** How many events ended so, and the codes of those that failed. */
  record Events(long succeeded, long failed, SortedMap<String, Long> errors, long undelivered) {}

  /** How many requests the receivers got, and refused on purpose. */
  record Requests(long received, long refused) {}

  BenchReport comparedTo(BenchReport before) {
    return new BenchReport(
        version,
        startedAt,
        settings,
        machine,
        events,
        seconds,
        drainSeconds,
        eventsPerSecond,
        caller,
        delivery,
        requests,
        historyEvents,
        cpu,
        cpuPerThousandEvents,
        timeline,
        Comparison.of(this, before));
  }
}
