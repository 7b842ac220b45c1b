package dev.hookline.worker.call;

/** Tells attempts that their worker stops and waits for them no longer. Thread-safe. */
public final class WorkerStop {

  private volatile boolean now;

  /** Ends the wait for attempts in flight; whoever calls it stops their requests after it. */
  public void now() {
    now = true;
  }

  /**
   * Takes an interrupt for a stop too, and clears it: what is to be said of it must still leave.
   */
  boolean isNow() {
    return Thread.interrupted() || now;
  }
}
