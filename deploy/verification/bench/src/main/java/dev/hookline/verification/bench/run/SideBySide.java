package dev.hookline.verification.bench.run;

import dev.hookline.verification.process.Programs;
import dev.hookline.verification.receiver.Receivers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A complete run, from the servers to the last turn. */
public final class SideBySide {

  private SideBySide() {}

  /** What a run came to. */
  public record Outcome(List<Measurement> turns, List<InFlight> inFlight) {}

  /** Runs everything; logs go to the folder. */
  public static Outcome run(Path repository, Path folder, Order order)
      throws IOException, InterruptedException {
    CountingReceivers script = new CountingReceivers();
    try (Receivers receivers = Receivers.open(script);
        Servers servers = new Servers(repository);
        Programs programs = new Programs(folder)) {
      Systems systems = new Systems(programs, receivers.url(""), servers);
      List<RunningContestant> contestants = new ArrayList<>();
      for (String system : order.systems()) {
        contestants.add(systems.start(system));
      }
      for (Order.Variant variant : order.variants()) {
        contestants.add(systems.hookline(variant.name(), servers.with(variant.options())));
      }
      List<Measurement> turns = new Contest(contestants, script, order.pace()).run();
      List<InFlight> inFlight = new ArrayList<>();
      for (String system : order.inFlight() == 0 ? List.<String>of() : order.systems()) {
        if (system.equals(Names.HOOKLINE) || system.equals(Names.EMBEDDED)) {
          RunningContestant small = systems.startSmall(system, InFlight.HEAP);
          inFlight.add(InFlight.measure(small, script, order.inFlight()));
        }
      }
      return new Outcome(turns, inFlight);
    }
  }
}
