package dev.hookline.cli.bench;

import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.LatencyFigures;
import dev.hookline.verification.figures.OtherCpu;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run; the JSON has these fields. Latencies are in milliseconds.
 *
 * @param seconds from the first call until the last returned
 * @param drainSeconds from then until every async webhook had arrived
 * @param caller how long successful events blocked their callers
 * @param delivery from the call until an async webhook succeeded; null if there is none
 * @param cpuPerThousandEvents the sum of all processes
 * @param otherCpu what the machine's other processes used; null if it is not known
 * @param timeline the calls that ended in each second
 * @param compared this run compared with an earlier one, by figure; null if none was given
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
    @Nullable OtherCpu otherCpu,
    List<LatencyFigures.Second> timeline,
    @Nullable Map<String, Comparison.Ratio> compared) {

  /** The settings of the run. */
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
      double warmupSeconds,
      @Nullable Integer orderingKeys) {

    static Settings of(BenchSettings settings) {
      return new Settings(
          settings.shape().sync(),
          settings.shape().async(),
          settings.shape().payloadBytes(),
          settings.shape().answerBytes(),
          settings.shape().failPercent(),
          settings.shape().latency().toMillis(),
          settings.load().callers(),
          settings.load().perSecond(),
          settings.embeddedWorker(),
          settings.warmup().toMillis() / 1000.0,
          settings.orderingKeys() == 0 ? null : settings.orderingKeys());
    }
  }

  /** The machine that it ran on. */
  record Machine(String os, int processors, String java, String server) {

    static Machine current(String server) {
      return new Machine(
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          server);
    }
  }

  /** Events by outcome, and failed ones by code. */
  record Events(long succeeded, long failed, SortedMap<String, Long> errors, long undelivered) {}

  /** Requests that the receivers got, and rejected on purpose. */
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
        otherCpu,
        timeline,
        Comparison.of(this, before));
  }
}
