package dev.hookline.chaos.overload;

import dev.hookline.chaos.overload.Figures.Burst;
import dev.hookline.chaos.process.Server;
import dev.hookline.chaos.process.ServerProbe;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many callers at once, then many events while nobody works, with two workers. */
final class Overload implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final String WORKER_HEAP = "-Xmx640m";
  private static final String CALLER_HEAP = "-Xmx1g";

  /** Starts at once; as many as a busy service has threads for. */
  private static final int STARTERS = 64;

  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final int LOOK_MILLIS = 200;
  private static final double NANOS = 1e9;

  private final Path folder;
  private final Endpoint endpoint = new Endpoint();
  private final List<Process> workers = new ArrayList<>();
  private final Programs programs;
  private final WorkflowServiceStubs stubs;
  private final ServerProbe probe;
  private long workerPeakMib;
  private long toldAt = System.nanoTime();

  private Overload(String address, Path folder) throws IOException {
    this.folder = folder;
    programs = new Programs(address);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    probe = new ServerProbe(stubs);
  }

  static Figures run(Order order, Path repository, Path folder) throws Exception {
    try (Server server = Server.start(repository, order.tier(), folder);
        Overload overload = new Overload(server.address(), folder)) {
      overload.startWorkers();
      Burst blocked = overload.blocked(order.callers());
      overload.stopWorkers();
      Burst backlog = overload.backlog(order.backlog());
      overload.stopWorkers();
      return new Figures(order.tier(), blocked, backlog, overload.workerPeakMib);
    }
  }

  private Burst blocked(int callers) throws IOException, InterruptedException {
    say("%,d callers block at once".formatted(callers));
    Crowd crowd = crowd(CrowdProgram.BLOCKED, callers, callers);
    awaitEnd(CrowdProgram.BLOCKED, callers);
    return burst(CrowdProgram.BLOCKED, callers, crowd, crowd.seconds());
  }

  private Burst backlog(int events) throws IOException, InterruptedException {
    say("%,d events are started while no worker runs".formatted(events));
    Crowd crowd = crowd(CrowdProgram.BACKLOG, events, STARTERS);
    say("started in %.0f s; two workers begin".formatted(crowd.seconds()));
    long began = System.nanoTime();
    startWorkers();
    double seconds = (awaitEnd(CrowdProgram.BACKLOG, events) - began) / NANOS;
    return burst(CrowdProgram.BACKLOG, events, crowd, seconds);
  }

  /**
   * Waits until all is delivered and no execution runs, so that a repeat would have come; returns
   * when the last was delivered, by {@link System#nanoTime}.
   */
  private long awaitEnd(String kind, int events) throws InterruptedException {
    long last = endpoint.requests();
    long since = System.nanoTime();
    while (System.nanoTime() - since < SILENCE_NANOS
        && (endpoint.delivered(kind) < events || probe.running() != 0)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      since = endpoint.requests() == last ? since : System.nanoTime();
      last = endpoint.requests();
      tell(kind);
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
    Path output = folder.resolve(kind + ".out");
    Process process =
        programs.java(
            List.of(CALLER_HEAP),
            output,
            CrowdProgram.class.getName(),
            kind,
            endpoint.url(),
            Integer.toString(events),
            Integer.toString(threads));
    return Crowd.await(process, output, () -> tell(kind));
  }

  private void startWorkers() throws IOException, InterruptedException {
    for (int number = 0; number < WORKERS; number++) {
      Path output = folder.resolve("worker-" + number + ".out");
      workers.add(programs.java(List.of(WORKER_HEAP), output, "dev.hookline.cli.Main", "worker"));
      Programs.awaitPolling(output);
    }
  }

  private void stopWorkers() throws InterruptedException {
    notePeak();
    for (Process worker : workers) {
      worker.destroy();
      if (!worker.waitFor(1, TimeUnit.MINUTES)) {
        worker.destroyForcibly();
      }
    }
    workers.clear();
  }

  private void notePeak() {
    for (Process worker : workers) {
      workerPeakMib = Math.max(workerPeakMib, Crowd.peakMib(worker.pid()));
    }
  }

  private void tell(String kind) {
    if (System.nanoTime() - toldAt > TimeUnit.SECONDS.toNanos(5)) {
      toldAt = System.nanoTime();
      notePeak();
      say("%,d delivered".formatted(endpoint.delivered(kind)));
    }
  }

  private static void say(String what) {
    System.err.println("overload: " + what);
  }

  @Override
  public void close() {
    programs.close();
    stubs.shutdownNow();
    endpoint.close();
  }
}
