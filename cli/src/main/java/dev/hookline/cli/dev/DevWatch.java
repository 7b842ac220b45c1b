package dev.hookline.cli.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts a development server again that has ended or hangs: its SQLite connection stays
 * interrupted for ever where a query was cancelled at the wrong moment. What it has recorded stays.
 */
final class DevWatch implements AutoCloseable {

  /** A server may be slow for a while on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long GAP_MILLIS = 1_000;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hookline-dev-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final DevServer server;
  private final Supplier<Health> health;
  private final Duration patience;
  private final Consumer<String> say;
  private long goodAt = System.nanoTime();

  /** How a server is. */
  enum Health {
    GOOD,
    /** It does not answer, now. */
    SILENT,
    /** It answers what it will answer for ever. */
    BROKEN
  }

  DevWatch(DevServer server, Supplier<Health> health, Duration patience, Consumer<String> say) {
    this.server = server;
    this.health = health;
    this.patience = patience;
    this.say = say;
  }

  /** Looks from now on. */
  DevWatch begin() {
    goodAt = System.nanoTime();
    var unused =
        timer.scheduleWithFixedDelay(this::look, GAP_MILLIS, GAP_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  private void look() {
    Health now = health.get();
    if (now == Health.GOOD) {
      goodAt = System.nanoTime();
      return;
    }
    boolean isLong = System.nanoTime() - goodAt > patience.toNanos();
    if (now == Health.BROKEN || isLong || !server.isAlive()) {
      try {
        if (server.restart()) {
          say.accept("Temporal server did not answer any more; it was started again");
        }
      } catch (IOException e) {
        say.accept("Temporal server cannot be started again: " + e.getMessage());
      }
      goodAt = System.nanoTime();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
