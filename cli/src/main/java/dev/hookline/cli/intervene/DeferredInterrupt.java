package dev.hookline.cli.intervene;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets ctrl-c end a command between two executions, not within one: retry-now pauses a webhook for
 * a moment.
 */
final class DeferredInterrupt implements AutoCloseable {

  private static final long MAX_SECONDS = 10;

  /** Fair, so that a waiting stop gets it at the next pause. */
  private final ReentrantLock acting = new ReentrantLock(true);

  private final Thread onStop;

  /** Starts the critical section; {@code report} runs when the command is stopped. */
  DeferredInterrupt(Runnable report) {
    onStop = new Thread(() -> stop(report));
    acting.lock();
  }

  /** Makes the JVM wait for the next pause when it is asked to stop. */
  DeferredInterrupt untilCtrlC() {
    Runtime.getRuntime().addShutdownHook(onStop);
    return this;
  }

  /** Marks the point between two executions. */
  void pause() {
    acting.unlock();
    acting.lock();
  }

  /** Waits for the next pause, and lets nothing more be done. */
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
      // the JVM is already stopping, and the hook reports what was done
    }
  }
}
