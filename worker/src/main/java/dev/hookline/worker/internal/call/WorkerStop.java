package dev.hookline.worker.internal.call;

/** Signals attempts that their worker is stopping and no longer waits for them. Thread-safe. */
public final class WorkerStop {

  private volatile boolean now;

  /** Ends the wait for attempts in flight; the caller then stops their requests. */
  public void stopNow() {
    now = true;
  }

  /** Treats an interrupt as a stop too. */
  boolean isStopping() {
    return now || Thread.currentThread().isInterrupted();
  }

  /**
   * Clears the thread's interrupt once the attempt has ended: an interrupted thread could not
   * report the outcome to the server, and an attempt without one is repeated.
   */
  static void clearInterrupt() {
    var unused = Thread.interrupted();
  }
}
