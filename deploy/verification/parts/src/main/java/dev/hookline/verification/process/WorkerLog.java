package dev.hookline.verification.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Reads a worker's log. */
public final class WorkerLog {

  private static final String POLLS = "worker polls";
  private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int POLL_MILLIS = 50;

  private WorkerLog() {}

  /**
   * Waits until a worker polls.
   *
   * @param starts how often it has been started with this log
   */
  public static void awaitPolling(Path log, int starts) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_NANOS;
    while (!Files.exists(log) || Files.readString(log, UTF_8).split(POLLS, -1).length <= starts) {
      if (System.nanoTime() > end) {
        throw new IOException("a worker does not poll; see its log in " + log);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
