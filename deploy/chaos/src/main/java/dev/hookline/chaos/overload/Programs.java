package dev.hookline.chaos.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The Java programs of a run; none outlives it. */
final class Programs implements AutoCloseable {

  private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int LOOK_MILLIS = 100;

  private final String address;
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  Programs(String address) {
    this.address = address;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  Process java(List<String> options, Path output, String mainClass, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TEMPORAL_ADDRESS", address);
    builder.environment().put("HOOKLINE_HEALTH_PORT", "0");
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .redirectError(errors(output).toFile())
            .start();
    processes.add(process);
    return process;
  }

  private static Path errors(Path output) {
    return output.resolveSibling(output.getFileName() + ".err");
  }

  /** Waits until a worker whose output this is polls. */
  static void awaitPolling(Path output) throws IOException, InterruptedException {
    Path log = errors(output);
    long end = System.nanoTime() + START_NANOS;
    while (!Files.exists(log) || !Files.readString(log, UTF_8).contains("worker polls")) {
      if (System.nanoTime() > end) {
        throw new IOException("a worker does not poll; its log is " + log);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
