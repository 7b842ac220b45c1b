package dev.hookline.durable;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a process alive. */
final class DaemonThreads {

  private DaemonThreads() {}

  static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
