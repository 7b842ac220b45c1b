package dev.hookline.verification.chaos;

import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Targets;
import dev.hookline.verification.json.JsonLines;
import dev.hookline.verification.process.ServerProbe;
import dev.hookline.verification.process.SupervisedProgram;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Supervises a run's programs: restarts those that exited, and kills a server that serves nothing
 * for long. SQLite's one connection can stay interrupted for ever after a cancelled query, which
 * only a restart fixes.
 */
final class Supervisor implements AutoCloseable {

  /** Longer than any fault of the server and its restart on a busy machine take. */
  private static final long TIMEOUT = 40 * Micros.SECOND;

  /** A probe that takes longer is late; a worker may be silent for twice that long. */
  private static final long LATE = 1_300 * Micros.MILLI;

  private static final int INTERVAL_MILLIS = 300;

  private final Stage stage;
  private final ServerProbe probe;
  private final JsonLines log;
  private final Clock clock;
  private final Thread thread = new Thread(this::superviseAll, "keeper");

  private Supervisor(Stage stage, ServerProbe probe, JsonLines log, Clock clock) {
    this.stage = stage;
    this.probe = probe;
    this.log = log;
    this.clock = clock;
  }

  static Supervisor start(Stage stage, ServerProbe probe, JsonLines log, Clock clock) {
    Supervisor supervisor = new Supervisor(stage, probe, log, clock);
    supervisor.thread.start();
    return supervisor;
  }

  private void superviseAll() {
    try {
      long served = Micros.now(clock);
      while (true) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        for (SupervisedProgram program : stage.programs()) {
          program.supervise();
        }
        boolean serves = probe.isServing();
        long now = Micros.now(clock);
        if (now - served > LATE) {
          log.append(new FaultLine(served, now, FaultKind.LATE, Targets.SERVER));
        }
        if (!serves && now - served > TIMEOUT) {
          stage.server().kill();
          probe.awaitServing();
          log.append(new FaultLine(served, Micros.now(clock), FaultKind.HUNG, Targets.SERVER));
          serves = true;
        }
        served = serves ? Micros.now(clock) : served;
      }
    } catch (InterruptedException e) {
      // the run is over
    } catch (IOException e) {
      System.err.println("chaos: a program cannot be restarted: " + e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
