package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.TurnResult;
import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.HistorySample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the contestants' turns interleaved, so that disturbances of the machine affect all. */
final class Contest {

  private static final List<Workload> WARMUP =
      List.of(Workload.LOAD, Workload.ASYNC_LOAD, Workload.THREE);
  private static final long READY_MILLIS = 500;
  private static final long SETTLE_MILLIS = 500;
  private static final long POLL_MILLIS = 20;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final double MILLIS = 1000;

  private final List<RunningContestant> contestants;
  private final CountingReceivers receivers;
  private final Pace pace;

  /** How long a contestant warms up, and sends during a turn. */
  record Pace(int rounds, long warmupMillis, long turnMillis, List<Workload> workloads) {}

  Contest(List<RunningContestant> contestants, CountingReceivers receivers, Pace pace) {
    this.contestants = contestants;
    this.receivers = receivers;
    this.pace = pace;
  }

  List<Measurement> run() throws IOException, InterruptedException {
    for (RunningContestant contestant :
        pace.rounds() == 0 ? List.<RunningContestant>of() : contestants) {
      warmUp(contestant);
    }
    List<Measurement> all = new ArrayList<>();
    for (int round = 1; round <= pace.rounds(); round++) {
      for (Workload workload : pace.workloads()) {
        all.addAll(turns(round, workload));
      }
    }
    return all;
  }

  private void warmUp(RunningContestant contestant) throws IOException, InterruptedException {
    print("warming up " + contestant.name());
    for (Workload workload : WARMUP) {
      drained(contestant, workload, pace.warmupMillis() / WARMUP.size());
    }
  }

  private List<Measurement> turns(int round, Workload workload)
      throws IOException, InterruptedException {
    List<Measurement> turns = new ArrayList<>();
    for (RunningContestant contestant : contestants) {
      Measurement one = measure(round, workload, contestant);
      turns.add(one);
      print(
          "round %d, %s, %s: p50 %.1f ms, %.0f events/s, %.1f CPU s/1000"
              .formatted(
                  round,
                  workload.name(),
                  contestant.name(),
                  one.p50(),
                  one.perSecond(),
                  one.cpuPerThousand()));
    }
    return turns;
  }

  private Measurement measure(int round, Workload workload, RunningContestant contestant)
      throws IOException, InterruptedException {
    drained(contestant, workload, READY_MILLIS);
    double load = loadAverage();
    CpuMeter cpu = new CpuMeter(contestant.processes());
    Drained drained = drained(contestant, workload, pace.turnMillis());
    TurnResult result = drained.result();
    List<CpuMeter.Used> used = cpu.used(result.events());
    Map<String, Double> byProcess = new LinkedHashMap<>();
    for (CpuMeter.Used one : used) {
      byProcess.put(one.process(), one.perThousandEvents() == null ? 0 : one.perThousandEvents());
    }
    HistorySample.Means history = contestant.history();
    return new Measurement(
        round,
        workload.name(),
        contestant.name(),
        result.events(),
        result.errors(),
        drained.seconds(),
        drained.undelivered(),
        result.events() / drained.seconds(),
        result.latency().p50(),
        result.latency().p90(),
        result.latency().p99(),
        byProcess,
        CpuMeter.perThousand(used),
        history.event(),
        history.children(),
        load,
        cpu.others(used).orElse(null));
  }

  private record Drained(TurnResult result, double seconds, long undelivered) {}

  /** Runs a contestant's turn, and waits until all of its deliveries have arrived. */
  private Drained drained(RunningContestant contestant, Workload workload, long millis)
      throws IOException, InterruptedException {
    long before = receivers.async();
    TurnResult result = contestant.take(workload.turn(millis));
    long wanted = before + result.events() * workload.async();
    long startedAt = System.nanoTime();
    long arrived = receivers.async();
    long since = startedAt;
    while (receivers.async() < wanted && System.nanoTime() - since < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      since = receivers.async() == arrived ? since : System.nanoTime();
      arrived = receivers.async();
    }
    double drain = (System.nanoTime() - startedAt) / (MILLIS * MILLIS * MILLIS);
    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
    return new Drained(result, result.seconds() + drain, Math.max(0, wanted - receivers.async()));
  }

  private static double loadAverage() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Double.parseDouble(Files.readString(file).split(" ", 2)[0]) : -1;
  }

  static void print(String what) {
    System.err.println("bench: " + what);
  }
}
