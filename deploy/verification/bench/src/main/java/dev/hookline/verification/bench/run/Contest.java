package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.Took;
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

/** Lets contestants take their turns, interleaved: what disturbs the machine disturbs all. */
final class Contest {

  private static final List<Workload> WARMUP =
      List.of(Workload.LOAD, Workload.ASYNC_LOAD, Workload.THREE);
  private static final long READY_MILLIS = 500;
  private static final long SETTLE_MILLIS = 500;
  private static final long LOOK_MILLIS = 20;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final double MILLIS = 1000;

  private final List<Contender> contenders;
  private final CountingReceivers receivers;
  private final Pace pace;

  /** How long a contestant warms up, and sends in a turn. */
  record Pace(int rounds, long warmupMillis, long turnMillis, List<Workload> workloads) {}

  Contest(List<Contender> contenders, CountingReceivers receivers, Pace pace) {
    this.contenders = contenders;
    this.receivers = receivers;
    this.pace = pace;
  }

  List<Measurement> run() throws IOException, InterruptedException {
    for (Contender contender : pace.rounds() == 0 ? List.<Contender>of() : contenders) {
      warmUp(contender);
    }
    List<Measurement> all = new ArrayList<>();
    for (int round = 1; round <= pace.rounds(); round++) {
      for (Workload workload : pace.workloads()) {
        all.addAll(turns(round, workload));
      }
    }
    return all;
  }

  private void warmUp(Contender contender) throws IOException, InterruptedException {
    say("warming up " + contender.name());
    for (Workload workload : WARMUP) {
      drained(contender, workload, pace.warmupMillis() / WARMUP.size());
    }
  }

  private List<Measurement> turns(int round, Workload workload)
      throws IOException, InterruptedException {
    List<Measurement> turns = new ArrayList<>();
    for (Contender contender : contenders) {
      Measurement one = measure(round, workload, contender);
      turns.add(one);
      say(
          "round %d, %s, %s: p50 %.1f ms, %.0f events/s, %.1f CPU s/1000"
              .formatted(
                  round,
                  workload.name(),
                  contender.name(),
                  one.p50(),
                  one.perSecond(),
                  one.cpuPerThousand()));
    }
    return turns;
  }

  private Measurement measure(int round, Workload workload, Contender contender)
      throws IOException, InterruptedException {
    drained(contender, workload, READY_MILLIS);
    double load = loadAverage();
    CpuMeter cpu = new CpuMeter(contender.processes());
    Drained drained = drained(contender, workload, pace.turnMillis());
    Took took = drained.took();
    List<CpuMeter.Used> used = cpu.used(took.events());
    Map<String, Double> byProcess = new LinkedHashMap<>();
    for (CpuMeter.Used one : used) {
      byProcess.put(one.process(), one.perThousandEvents() == null ? 0 : one.perThousandEvents());
    }
    HistorySample.Means history = contender.history();
    return new Measurement(
        round,
        workload.name(),
        contender.name(),
        took.events(),
        took.errors(),
        drained.seconds(),
        drained.undelivered(),
        took.events() / drained.seconds(),
        took.latency().p50(),
        took.latency().p90(),
        took.latency().p99(),
        byProcess,
        CpuMeter.perThousand(used),
        history.event(),
        history.children(),
        load);
  }

  private record Drained(Took took, double seconds, long undelivered) {}

  /** Lets a contestant take a turn, and waits until all of it has happened. */
  private Drained drained(Contender contender, Workload workload, long millis)
      throws IOException, InterruptedException {
    long before = receivers.async();
    Took took = contender.take(workload.turn(millis));
    long wanted = before + took.events() * workload.async();
    long began = System.nanoTime();
    long arrived = receivers.async();
    long since = began;
    while (receivers.async() < wanted && System.nanoTime() - since < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      since = receivers.async() == arrived ? since : System.nanoTime();
      arrived = receivers.async();
    }
    double drain = (System.nanoTime() - began) / (MILLIS * MILLIS * MILLIS);
    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
    return new Drained(took, took.seconds() + drain, Math.max(0, wanted - receivers.async()));
  }

  private static double loadAverage() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Double.parseDouble(Files.readString(file).split(" ", 2)[0]) : -1;
  }

  static void say(String what) {
    System.err.println("bench: " + what);
  }
}
