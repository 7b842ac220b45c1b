package dev.hookline.verification.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The programs of a run: each logs to its own file, and none outlives the run. This process writes
 * their input and reads their output.
 */
public final class Programs implements AutoCloseable {

  private final Path folder;
  private final List<Process> started = new CopyOnWriteArrayList<>();

  /** Creates an empty set that logs to the folder. */
  public Programs(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
  }

  /** Starts a program in the log folder. */
  public Process start(String name, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectError(log(name).toFile()).start();
    started.add(process);
    return process;
  }

  /** Returns the log of a program. */
  public Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Stops a program. */
  public static void stop(Process process) {
    process.destroy();
    Termination.await(process);
  }

  private void destroy() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroy));
    started.forEach(Process::destroy);
  }

  /** Stops all and waits for them: a profiled one writes its profile when it exits. */
  @Override
  public void close() {
    destroy();
    started.forEach(Termination::await);
  }
}
