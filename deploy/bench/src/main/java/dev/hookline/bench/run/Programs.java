package dev.hookline.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of a run: each logs to a file of its own, and all end with the run. */
final class Programs implements AutoCloseable {

  private static final long END_SECONDS = 10;
  private static final int FIRST_THAT_WARNS = 24;

  /** The library of async-profiler, where every program is to be profiled. */
  private static final String PROFILER = System.getProperty("bench.profiler", "");

  private static final String HEAP = "-Xmx1g";

  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  Programs(Path folder) {
    this.folder = folder;
  }

  /** Starts a Java program, of this run's class path unless the environment names another. */
  Process java(String name, Map<String, String> environment, List<String> options, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
      command.addAll(
          List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
    }
    if (!PROFILER.isEmpty()) {
      command.add(
          "-agentpath:%s=start,event=ctimer,interval=2ms,collapsed,file=%s"
              .formatted(PROFILER, folder.resolve(name + ".collapsed")));
    }
    command.addAll(options);
    command.addAll(List.of(args));
    return start(name, environment, command);
  }

  /** Starts a program whose input and output are this run's. */
  Process start(String name, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectError(folder.resolve(name + ".log").toFile())
            .start();
    running.add(process);
    return process;
  }

  @Override
  public void close() {
    running.forEach(process -> process.descendants().forEach(ProcessHandle::destroy));
    running.forEach(Process::destroy);
    running.forEach(Programs::awaitEnd);
  }

  /** A profiled program writes its profile when it ends. */
  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
