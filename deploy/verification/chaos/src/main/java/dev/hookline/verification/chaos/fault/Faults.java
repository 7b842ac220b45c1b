package dev.hookline.verification.chaos.fault;

import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.PlannedFault;
import dev.hookline.verification.json.JsonLines;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does the faults of a plan at their times, each undone before its line is written. */
public final class Faults {

  private final Breaker breaker;
  private final JsonLines log;
  private final Clock clock;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public Faults(Breaker breaker, JsonLines log, Clock clock) {
    this.breaker = breaker;
    this.log = log;
    this.clock = clock;
  }

  /** Returns when all are done and undone. */
  public void doAll(List<PlannedFault> faults, long startMillis) throws InterruptedException {
    for (PlannedFault fault : faults) {
      TimeUnit.MILLISECONDS.sleep(Math.max(0, startMillis + fault.atMillis() - clock.millis()));
      threads.execute(() -> doOne(fault));
    }
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
  }

  private void doOne(PlannedFault fault) {
    long start = Micros.now(clock);
    try {
      breaker.breakAndMend(fault);
    } catch (Exception e) {
      System.err.println("chaos: " + fault + " could not be done: " + e);
    } finally {
      log.append(new FaultLine(start, Micros.now(clock), fault.kind(), fault.target()));
    }
  }

  /** Does one fault and undoes it; returns when all works again. */
  @FunctionalInterface
  public interface Breaker {

    /** Blocks for as long as the fault lasts. */
    void breakAndMend(PlannedFault fault) throws Exception;
  }
}
