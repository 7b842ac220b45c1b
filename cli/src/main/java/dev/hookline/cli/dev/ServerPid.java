package dev.hookline.cli.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process serves a database, in a file beside it. A server outlives its {@code hookline dev}
 * that was killed without a chance to stop it; the next one says so and how to end it.
 */
record ServerPid(Path file, Path database) {

  /** Each JVM reckons a process' start from the machine's, which it knows to a second or so. */
  private static final long ABOUT = 10_000;

  static ServerPid beside(Path database) {
    return new ServerPid(database.resolveSibling(database.getFileName() + ".pid"), database);
  }

  /**
   * Checks that the server of an earlier run has ended.
   *
   * @throws IOException if it runs
   */
  void checkGone() throws IOException {
    Optional<ProcessHandle> left = left();
    if (left.isPresent()) {
      throw new IOException(
          "Temporal server of an earlier hookline dev still runs on %s as process %d; stop it with: kill %2$d"
              .formatted(database, left.get().pid()));
    }
  }

  void write(ProcessHandle server) throws IOException {
    Files.writeString(file, "%d %d%n".formatted(server.pid(), begun(server)));
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a file that stays names a process that is gone
    }
  }

  private Optional<ProcessHandle> left() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    try {
      long begun = Long.parseLong(words[words.length - 1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(server -> Math.abs(begun(server) - begun) < ABOUT);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Tells a process from a later one of the same number; 0 where the system does not say. */
  private static long begun(ProcessHandle server) {
    return server.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
