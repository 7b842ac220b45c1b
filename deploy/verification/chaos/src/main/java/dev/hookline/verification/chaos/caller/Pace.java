package dev.hookline.verification.chaos.caller;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes each call at its time, on its own thread; late ones at once. Limits the calls in progress
 * to what a slow machine can do.
 */
record Pace(long startMillis, int maxConcurrent, Clock clock) {

  void makeAll(List<Call> calls) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    Semaphore free = new Semaphore(maxConcurrent);
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
