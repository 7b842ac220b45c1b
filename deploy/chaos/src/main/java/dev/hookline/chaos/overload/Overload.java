package dev.hookline.chaos.overload;

import dev.hookline.chaos.overload.Figures.Burst;
import dev.hookline.chaos.process.Server;
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

  private final String address;
  private final Path folder;
  private final Endpoint endpoint = new Endpoint();
  private final List<Process> workers = new ArrayList<>();
  private long workerPeakMib;
  private long toldAt = System.nanoTime();

  private Overload(String address, Path folder) throws IOException {
    this.address = address;
    this.folder = folder;
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
    return burst(CrowdProgram.BLOCKED, callers, crowd, crowd.seconds());
  }

  private Burst backlog(int events) throws IOException, InterruptedException {
    say("%,d events are started while no worker runs".formatted(events));
    Crowd crowd = crowd(CrowdProgram.BACKLOG, events, STARTERS);
    say("started in %.0f s; two workers begin".formatted(crowd.seconds()));
    long began = System.nanoTime();
    startWorkers();
    long last = endpoint.requests();
    long since = began;
    while (endpoint.delivered(CrowdProgram.BACKLOG) < events
        && System.nanoTime() - since < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      since = endpoint.requests() == last ? since : System.nanoTime();
      last = endpoint.requests();
      tell(CrowdProgram.BACKLOG);
    }
    return burst(CrowdProgram.BACKLOG, events, crowd, (System.nanoTime() - began) / NANOS);
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
        java(
            List.of(CALLER_HEAP),
            output,
            CrowdProgram.class.getName(),
            kind,
            endpoint.url(),
            Integer.toString(events),
            Integer.toString(threads));
    return Crowd.await(process, output, () -> tell(kind));
  }

  private void startWorkers() throws IOException {
    for (int number = 0; number < WORKERS; number++) {
      Path output = folder.resolve("worker-" + number + ".out");
      workers.add(java(List.of(WORKER_HEAP), output, "dev.hookline.cli.Main", "worker"));
    }
  }

  private void stopWorkers() throws InterruptedException {
    notePeak();
    for (Process worker : workers) {
      worker.destroy();
      worker.waitFor();
    }
    workers.clear();
  }

  private void notePeak() {
    for (Process worker : workers) {
      workerPeakMib = Math.max(workerPeakMib, Crowd.peakMib(worker.pid()));
    }
  }

  private Process java(List<String> options, Path output, String mainClass, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TEMPORAL_ADDRESS", address);
    builder.environment().put("HOOKLINE_HEALTH_PORT", "0");
    return builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .redirectError(folder.resolve(output.getFileName() + ".err").toFile())
        .start();
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
    workers.forEach(Process::destroyForcibly);
    endpoint.close();
  }
}
