package dev.hookline.verification.chaos.overload;

import dev.hookline.verification.chaos.overload.Figures.Burst;
import dev.hookline.verification.figures.PeakMemory;
import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.Programs;
import dev.hookline.verification.process.ServerProbe;
import dev.hookline.verification.process.Tier;
import dev.hookline.verification.process.WorkerLog;
import dev.hookline.verification.receiver.Receivers;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Many callers at once, then many events before any worker runs, with two workers. */
final class Overload implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final String WORKER_HEAP = "-Xmx640m";
  private static final String CALLER_HEAP = "-Xmx1g";

  /** Concurrent starters; as many as a busy service has threads. */
  private static final int STARTERS = 64;

  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final int POLL_MILLIS = 200;
  private static final double NANOS = 1e9;

  private final Map<String, String> environment;
  private final Endpoint endpoint = new Endpoint();
  private final Receivers receivers = Receivers.open(endpoint);
  private final List<Process> workers = new ArrayList<>();
  private final Programs programs;
  private final WorkflowServiceStubs stubs;
  private final ServerProbe probe;
  private int starts;
  private double workerPeakMib;
  private long reportedAt = System.nanoTime();

  Overload(String address, Path folder) throws IOException {
    environment = Map.of("TEMPORAL_ADDRESS", address, "HOOKLINE_HEALTH_PORT", "0");
    programs = new Programs(folder);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    probe = new ServerProbe(stubs);
  }

  Figures measure(Tier tier, int callers, int backlog) throws IOException, InterruptedException {
    startWorkers();
    Burst blocked = blocked(callers);
    stopWorkers();
    Burst backlogged = backlog(backlog);
    stopWorkers();
    return new Figures(tier.toString(), blocked, backlogged, Math.round(workerPeakMib));
  }

  private Burst blocked(int callers) throws IOException, InterruptedException {
    print("%,d concurrent blocking callers".formatted(callers));
    Crowd crowd = crowd(CrowdProgram.BLOCKED, callers, callers);
    awaitEnd(CrowdProgram.BLOCKED, callers);
    return burst(CrowdProgram.BLOCKED, callers, crowd, crowd.seconds());
  }

  private Burst backlog(int events) throws IOException, InterruptedException {
    print("%,d events are started while no worker runs".formatted(events));
    Crowd crowd = crowd(CrowdProgram.BACKLOG, events, STARTERS);
    print("started in %.0f s; starting two workers".formatted(crowd.seconds()));
    long startedAt = System.nanoTime();
    startWorkers();
    double seconds = (awaitEnd(CrowdProgram.BACKLOG, events) - startedAt) / NANOS;
    return burst(CrowdProgram.BACKLOG, events, crowd, seconds);
  }

  /**
   * Waits until everything is delivered and no execution is running, so that any repeat has
   * happened; returns when the last was delivered, by {@link System#nanoTime}.
   */
  private long awaitEnd(String kind, int events) throws InterruptedException {
    long last = endpoint.requests();
    long since = System.nanoTime();
    while (System.nanoTime() - since < SILENCE_NANOS
        && (endpoint.delivered(kind) < events || probe.running() != 0)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      since = endpoint.requests() == last ? since : System.nanoTime();
      last = endpoint.requests();
      reportProgress(kind);
    }
    return since;
  }

  private Burst burst(String kind, int events, Crowd crowd, double seconds) {
    return new Burst(
        events,
        crowd.failed(),
        endpoint.delivered(kind),
        endpoint.repeated(kind),
        crowd.seconds(),
        seconds,
        crowd.peakMib());
  }

  private Crowd crowd(String kind, int events, int threads)
      throws IOException, InterruptedException {
    Process process =
        programs.start(
            kind,
            environment,
            JavaCommand.own(List.of(CALLER_HEAP))
                .of(
                    CrowdProgram.class.getName(),
                    kind,
                    receivers.url(""),
                    Integer.toString(events),
                    Integer.toString(threads)));
    return Crowd.await(process, () -> reportProgress(kind));
  }

  private void startWorkers() throws IOException, InterruptedException {
    starts++;
    for (int number = 0; number < WORKERS; number++) {
      String name = "worker-%d-%d".formatted(starts, number);
      workers.add(
          programs.start(
              name,
              environment,
              JavaCommand.own(List.of(WORKER_HEAP)).of(JavaCommand.HOOKLINE, "worker")));
      WorkerLog.awaitPolling(programs.log(name), 1);
    }
  }

  private void stopWorkers() {
    notePeak();
    workers.forEach(Programs::stop);
    workers.clear();
  }

  private void notePeak() {
    for (Process worker : workers) {
      workerPeakMib = Math.max(workerPeakMib, PeakMemory.mib(worker.pid()));
    }
  }

  private void reportProgress(String kind) {
    if (System.nanoTime() - reportedAt > TimeUnit.SECONDS.toNanos(5)) {
      reportedAt = System.nanoTime();
      notePeak();
      print("%,d delivered".formatted(endpoint.delivered(kind)));
    }
  }

  private static void print(String what) {
    System.err.println("overload: " + what);
  }

  @Override
  public void close() throws IOException {
    programs.close();
    stubs.shutdownNow();
    receivers.close();
  }
}
