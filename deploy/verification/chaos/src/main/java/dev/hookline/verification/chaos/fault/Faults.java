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

/** Injects the faults of a plan at their times; each is removed before its line is written. */
public final class Faults {

  private final Injector injector;
  private final JsonLines log;
  private final Clock clock;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public Faults(Injector injector, JsonLines log, Clock clock) {
    this.injector = injector;
    this.log = log;
    this.clock = clock;
  }

  /** Returns when all have been injected and removed. */
  public void injectAll(List<PlannedFault> faults, long startMillis) throws InterruptedException {
    for (PlannedFault fault : faults) {
      TimeUnit.MILLISECONDS.sleep(Math.max(0, startMillis + fault.atMillis() - clock.millis()));
      threads.execute(() -> injectOne(fault));
    }
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
  }

  private void injectOne(PlannedFault fault) {
    long start = Micros.now(clock);
    try {
      injector.injectAndRemove(fault);
    } catch (Exception e) {
      System.err.println("chaos: " + fault + " could not be injected: " + e);
    } finally {
      log.append(new FaultLine(start, Micros.now(clock), fault.kind(), fault.target()));
    }
  }

  /** Injects one fault and removes it; returns when everything works again. */
  @FunctionalInterface
  public interface Injector {

    /** Blocks for as long as the fault lasts. */
    void injectAndRemove(PlannedFault fault) throws Exception;
  }
}
