package dev.hookline.verification.chaos.caller;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes each call at its time, on a thread of its own; those that are late at once. No more than
 * some are under way: a slow machine gets as many as it can do.
 */
record Pace(long startMillis, int mostAtOnce, Clock clock) {

  void makeAll(List<Call> calls) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    Semaphore free = new Semaphore(mostAtOnce);
    for (Call call : calls) {
      TimeUnit.MILLISECONDS.sleep(
          Math.max(0, startMillis + call.event().atMillis() - clock.millis()));
      free.acquire();
      threads.execute(
          () -> {
            try {
              call.make();
            } finally {
              free.release();
            }
          });
      if (call.isCancelling()) {
        threads.execute(call::cancel);
      }
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
  }
}
