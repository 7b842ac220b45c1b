package dev.hookline.cli.intervene;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets ctrl-c end a command between two executions and not amid one: a webhook that is retried at
 * once is paused for a moment.
 */
final class DeferredInterrupt implements AutoCloseable {

  private static final long MAX_SECONDS = 10;

  /** A fair one: who waits for it gets it at the next pause. */
  private final ReentrantLock acting = new ReentrantLock(true);

  private final Thread onStop;

  /** Begins to act; {@code report} is run when the command is stopped. */
  DeferredInterrupt(Runnable report) {
    onStop = new Thread(() -> stop(report));
    acting.lock();
  }

  /** Has the JVM wait for the pause when it is told to stop. */
  DeferredInterrupt untilCtrlC() {
    Runtime.getRuntime().addShutdownHook(onStop);
    return this;
  }

  /** Says that one execution has been acted on, and the next one not yet. */
  void pause() {
    acting.unlock();
    acting.lock();
  }

  /** Waits for the pause, after which nothing more is done. */
  void stop(Runnable report) {
    try {
      if (acting.tryLock(MAX_SECONDS, TimeUnit.SECONDS)) {
        report.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    acting.unlock();
    try {
      Runtime.getRuntime().removeShutdownHook(onStop);
    } catch (IllegalStateException e) {
      // the JVM stops already, and the hook says what was done
    }
  }
}
