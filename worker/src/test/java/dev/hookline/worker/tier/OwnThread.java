package dev.hookline.worker.tier;

import java.util.concurrent.Executor;

/**
 * Runs each task on a thread of its own. The common pool has one thread on two cores, which
 * Temporal's SDK needs to read histories: a test that blocks it waits forever.
 */
public final class OwnThread {

  public static final Executor EACH =
      task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
      };

  private OwnThread() {}
}
