package dev.hookline.cli.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Restarts a development server that has exited or hangs: its SQLite connection stays interrupted
 * for ever if a query was cancelled at the wrong moment. Its data is kept.
 */
final class DevWatch implements AutoCloseable {

  /** A server may be slow for a while on a busy machine. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private static final long INTERVAL_MILLIS = 1_000;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hookline-dev-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final DevServer server;
  private final Supplier<Health> health;
  private final Duration timeout;
  private final Consumer<String> report;
  private long goodAt = System.nanoTime();

  /** The health of a server. */
  enum Health {
    GOOD,
    /** It does not respond at the moment. */
    SILENT,
    /** It responds with an error that only a restart fixes. */
    BROKEN
  }

  DevWatch(DevServer server, Supplier<Health> health, Duration timeout, Consumer<String> report) {
    this.server = server;
    this.health = health;
    this.timeout = timeout;
    this.report = report;
  }

  /** Starts checking. */
  DevWatch begin() {
    goodAt = System.nanoTime();
    var unused =
        timer.scheduleWithFixedDelay(
            this::check, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void check() {
    Health now = health.get();
    if (now == Health.GOOD) {
      goodAt = System.nanoTime();
      return;
    }
    boolean isLong = System.nanoTime() - goodAt > timeout.toNanos();
    if (now == Health.BROKEN || isLong || !server.isAlive()) {
      try {
        if (server.restart()) {
          report.accept("Temporal server stopped responding; it was restarted");
        }
      } catch (IOException e) {
        report.accept("Temporal server cannot be restarted: " + e.getMessage());
      }
      goodAt = System.nanoTime();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
