package dev.hookline.worker.call;

/** Tells attempts that their worker stops and waits for them no longer. Thread-safe. */
public final class WorkerStop {

  private volatile boolean now;

  /** Ends the wait for attempts in flight; whoever calls it stops their requests after it. */
  public void now() {
    now = true;
  }

  /** Takes an interrupt for a stop too. */
  boolean isNow() {
    return now || Thread.currentThread().isInterrupted();
  }

  /**
   * Clears the thread's interrupt once the attempt has ended: its outcome would not reach the
   * server from an interrupted thread, and an attempt without one is made again.
   */
  static void clearInterrupt() {
    var unused = Thread.interrupted();
  }
}
