package dev.hookline.verification.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A program that is kept running: if it exits by itself with a code other than 0, it is restarted.
 * Thread-safe.
 */
public final class SupervisedProgram implements AutoCloseable {

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private final AtomicInteger ended = new AtomicInteger();
  private @Nullable Process process;
  private boolean wanted = true;

  public SupervisedProgram(List<String> command, Map<String, String> environment, Path output) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.output = output;
  }

  /** Starts it if it should be running and is not. */
  public synchronized void supervise() throws IOException {
    Process now = process;
    if (!wanted || isDone() || (now != null && now.isAlive())) {
      return;
    }
    if (now != null) {
      ended.incrementAndGet();
    }
    start();
  }

  /** Returns whether it has exited with code 0. */
  public synchronized boolean isDone() {
    return process != null && !process.isAlive() && process.exitValue() == 0;
  }

  /** Kills it; it stays down until {@link #start}. */
  public synchronized void kill() throws InterruptedException {
    wanted = false;
    Process now = process;
    if (now != null && !isDone()) {
      now.destroyForcibly().waitFor();
    }
  }

  public synchronized void start() throws IOException {
    if (isDone()) {
      return;
    }
    wanted = true;
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
  }

  public synchronized void signal(String name) throws IOException {
    Optional<Process> now = Optional.ofNullable(process).filter(Process::isAlive);
    if (now.isPresent()) {
      Signals.send(name, now.get().pid());
    }
  }

  /** Returns how often it exited without being killed. */
  public int endedByItself() {
    return ended.get();
  }

  @Override
  public synchronized void close() {
    wanted = false;
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
