package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.TurnResult;
import dev.hookline.verification.figures.PeakMemory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The memory of a worker whose executions are all waiting: their endpoint has refused the first
 * attempt with a long {@code Retry-After}.
 *
 * @param executions the number of waiting executions
 * @param peakMib the peak memory of the process
 * @param seconds the time until all were waiting
 */
public record InFlight(String system, long executions, double peakMib, double seconds) {

  /** The heap size of such a worker. */
  static final String HEAP = "-Xmx640m";

  private static final long POLL_MILLIS = 200;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final double NANOS = 1e9;

  static InFlight measure(
      RunningContestant contestant, CountingReceivers receivers, long executions)
      throws IOException, InterruptedException {
    Contest.print("starting %,d executions on %s".formatted(executions, contestant.name()));
    receivers.refuse(true);
    try {
      long startedAt = System.nanoTime();
      TurnResult result = contestant.take(Workload.LOAD.starts(executions));
      long waiting = awaitRefusals(receivers, result.events());
      double seconds = (System.nanoTime() - startedAt) / NANOS;
      return new InFlight(
          contestant.name(), waiting, PeakMemory.mib(contestant.worker().pid()), seconds);
    } finally {
      receivers.refuse(false);
    }
  }

  private static long awaitRefusals(CountingReceivers receivers, long wanted)
      throws InterruptedException {
    long last = receivers.refused();
    long since = System.nanoTime();
    while (last < wanted && System.nanoTime() - since < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      since = receivers.refused() == last ? since : System.nanoTime();
      last = receivers.refused();
    }
    return last;
  }
}
