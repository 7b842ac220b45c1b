package dev.hookline.cli.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that serves a database, in a file next to it. A server outlives a {@code hookline
 * dev} that was killed; the next one reports it and how to stop it.
 */
record ServerPid(Path file, Path database) {

  /**
   * A JVM computes a process's start time from the machine's boot time, which is accurate to about
   * a second.
   */
  private static final long TOLERANCE = 10_000;

  static ServerPid forDatabase(Path database) {
    return new ServerPid(database.resolveSibling(database.getFileName() + ".pid"), database);
  }

  /**
   * Checks that the server of an earlier run has exited.
   *
   * @throws IOException if it is still running
   */
  void checkGone() throws IOException {
    Optional<ProcessHandle> running = running();
    if (running.isPresent()) {
      throw new IOException(
          "Temporal server of an earlier hookline dev is still running on %s as process %d; stop it with: kill %2$d"
              .formatted(database, running.get().pid()));
    }
  }

  void write(ProcessHandle server) throws IOException {
    Files.writeString(file, "%d %d%n".formatted(server.pid(), startTime(server)));
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a file that is left names a process that has exited
    }
  }

  private Optional<ProcessHandle> running() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    try {
      long startTime = Long.parseLong(words[words.length - 1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(server -> Math.abs(startTime(server) - startTime) < TOLERANCE);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Tells a process from a later one with the same PID; 0 if the system does not report it. */
  private static long startTime(ProcessHandle server) {
    return server.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
