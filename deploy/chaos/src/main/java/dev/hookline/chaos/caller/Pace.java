package dev.hookline.chaos.caller;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Makes each call at its time, on a thread of its own; those that are late at once. */
record Pace(long startMillis, Clock clock) {

  void makeAll(List<Call> calls) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    for (Call call : calls) {
      TimeUnit.MILLISECONDS.sleep(
          Math.max(0, startMillis + call.event().atMillis() - clock.millis()));
      threads.execute(call::make);
      if (call.isCancelling()) {
        threads.execute(call::cancel);
      }
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
  }
}
