package dev.hookline.verification.chaos;

import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Targets;
import dev.hookline.verification.json.JsonLines;
import dev.hookline.verification.process.KeptProgram;
import dev.hookline.verification.process.ServerProbe;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * What an operator's supervisor does: starts programs that ended, and kills a server that serves
 * nothing for long. SQLite's one connection can stay interrupted for ever after a cancelled query,
 * which only a new start mends.
 */
final class Keeper implements AutoCloseable {

  /** Longer than any fault of the server and its start on a busy machine take. */
  private static final long PATIENCE = 40 * Micros.SECOND;

  /** A round that takes longer is late; a worker may be silent for twice that long. */
  private static final long LATE = 1_300 * Micros.MILLI;

  private static final int GAP_MILLIS = 300;

  private final Stage stage;
  private final ServerProbe probe;
  private final JsonLines log;
  private final Clock clock;
  private final Thread thread = new Thread(this::keepAll, "keeper");

  private Keeper(Stage stage, ServerProbe probe, JsonLines log, Clock clock) {
    this.stage = stage;
    this.probe = probe;
    this.log = log;
    this.clock = clock;
  }

  static Keeper start(Stage stage, ServerProbe probe, JsonLines log, Clock clock) {
    Keeper keeper = new Keeper(stage, probe, log, clock);
    keeper.thread.start();
    return keeper;
  }

  private void keepAll() {
    try {
      long served = Micros.now(clock);
      while (true) {
        TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
        for (KeptProgram program : stage.programs()) {
          program.keep();
        }
        boolean serves = probe.isServing();
        long now = Micros.now(clock);
        if (now - served > LATE) {
          log.append(new FaultLine(served, now, FaultKind.LATE, Targets.SERVER));
        }
        if (!serves && now - served > PATIENCE) {
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
      System.err.println("chaos: a program cannot be started again: " + e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
