package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.Took;
import dev.hookline.verification.figures.PeakMemory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The memory of a worker whose executions all wait: their endpoint has refused the first attempt
 * and asked for a long pause.
 *
 * @param executions how many wait
 * @param peakMib the most that the process had in memory
 * @param seconds how long it took until all waited
 */
public record InFlight(String system, long executions, double peakMib, double seconds) {

  /** The heap that such a worker is given. */
  static final String HEAP = "-Xmx640m";

  private static final long LOOK_MILLIS = 200;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final double NANOS = 1e9;

  static InFlight measure(Contender contender, CountingReceivers receivers, long executions)
      throws IOException, InterruptedException {
    Contest.say("starting %,d executions on %s".formatted(executions, contender.name()));
    receivers.refuse(true);
    try {
      long began = System.nanoTime();
      Took took = contender.take(Workload.LOAD.starts(executions));
      long waiting = awaitRefusals(receivers, took.events());
      double seconds = (System.nanoTime() - began) / NANOS;
      return new InFlight(
          contender.name(), waiting, PeakMemory.mib(contender.worker().pid()), seconds);
    } finally {
      receivers.refuse(false);
    }
  }

  private static long awaitRefusals(CountingReceivers receivers, long wanted)
      throws InterruptedException {
    long last = receivers.refused();
    long since = System.nanoTime();
    while (last < wanted && System.nanoTime() - since < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      since = receivers.refused() == last ? since : System.nanoTime();
      last = receivers.refused();
    }
    return last;
  }
}
