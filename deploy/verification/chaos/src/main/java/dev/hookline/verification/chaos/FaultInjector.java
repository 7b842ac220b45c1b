package dev.hookline.verification.chaos;

import dev.hookline.verification.chaos.fault.Faults;
import dev.hookline.verification.chaos.fault.JumpingClock;
import dev.hookline.verification.chaos.link.Link;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.PlannedFault;
import dev.hookline.verification.chaos.plan.Targets;
import dev.hookline.verification.process.ServerProbe;
import dev.hookline.verification.process.SupervisedProgram;
import java.util.concurrent.TimeUnit;

/** Injects faults into the processes and links of a stage, and removes them. */
record FaultInjector(Stage stage, ServerProbe probe) implements Faults.Injector {

  private static final int SLOW_MILLIS = 300;

  @Override
  public void injectAndRemove(PlannedFault fault) throws Exception {
    switch (fault.target()) {
      case Targets.SERVER -> breakServer(fault);
      case Targets.DATABASE -> {
        stage.server().killDatabase();
        probe.awaitServing();
      }
      default -> {
        if (fault.target().contains("~")) {
          disturb(stage.link(fault.target()), fault);
        } else if (fault.kind() == FaultKind.CLOCK_JUMP) {
          jump(stage.tools().clock().orElseThrow(), fault);
        } else {
          breakProgram(stage.program(fault.target()), fault);
        }
      }
    }
  }

  private void breakServer(PlannedFault fault) throws Exception {
    switch (fault.kind()) {
      case KILL -> stage.server().kill();
      case FULL_DISK -> {
        stage.tools().disk().keepFull(fault.millis());
      }
      default -> {
        stage.server().signal("STOP");
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        stage.server().signal("CONT");
      }
    }
    probe.awaitServing();
  }

  private void jump(JumpingClock clock, PlannedFault fault) throws Exception {
    clock.jump(fault.atMillis() % 2 == 0);
    TimeUnit.MILLISECONDS.sleep(fault.millis());
    clock.restore();
  }

  private static void breakProgram(SupervisedProgram program, PlannedFault fault) throws Exception {
    boolean killed = fault.kind() == FaultKind.KILL;
    if (killed) {
      program.kill();
    } else {
      program.signal("STOP");
    }
    TimeUnit.MILLISECONDS.sleep(fault.millis());
    if (killed) {
      program.start();
    } else {
      program.signal("CONT");
    }
  }

  private static void disturb(Link link, PlannedFault fault) throws InterruptedException {
    switch (fault.kind()) {
      case CUT -> link.cut();
      case HOLD -> link.hold();
      default -> link.slow(SLOW_MILLIS);
    }
    TimeUnit.MILLISECONDS.sleep(fault.millis());
    link.restore();
  }
}
