package dev.hookline.verification.process;

import java.util.concurrent.TimeUnit;

/** The end of a process that was asked to end. */
final class Ends {

  private static final long SECONDS = 30;

  private Ends() {}

  /** Waits for its end, and kills one that takes too long. */
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
