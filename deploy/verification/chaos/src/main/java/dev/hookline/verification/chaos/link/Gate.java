package dev.hookline.verification.chaos.link;

import java.util.concurrent.TimeUnit;

/** Whether a link passes data on, and how late. Thread-safe. */
final class Gate {

  private boolean cut;
  private boolean held;
  private int delayMillis;

  synchronized void cut() {
    cut = true;
  }

  synchronized void hold() {
    held = true;
  }

  synchronized void slow(int millis) {
    delayMillis = millis;
  }

  synchronized void restore() {
    cut = false;
    held = false;
    delayMillis = 0;
    notifyAll();
  }

  synchronized boolean isCut() {
    return cut;
  }

  /** Blocks for as long as a piece of data is to be delayed. */
  void pass() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(delay());
    synchronized (this) {
      while (held) {
        wait();
      }
    }
  }

  private synchronized int delay() {
    return delayMillis;
  }
}
