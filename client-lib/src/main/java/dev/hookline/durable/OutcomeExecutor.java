package dev.hookline.durable;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which asynchronous calls end. What their callers do with an outcome may block, and
 * is to hold up neither starts nor what else the process runs on its common threads. They end when
 * idle, and outlive their manager, since calls that were accepted still have their outcome.
 */
final class OutcomeExecutor {

  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 10;

  private OutcomeExecutor() {}

  static Executor make() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named("hookline-outcome"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
