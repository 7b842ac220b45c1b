package dev.hookline.verification.process;

import java.util.concurrent.TimeUnit;

/** Waits for a process that was asked to stop. */
final class Termination {

  private static final long SECONDS = 30;

  private Termination() {}

  /** Waits for it to exit, and kills it if that takes too long. */
  static void await(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
