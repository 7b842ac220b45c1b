package dev.hookline.bench.run;

import dev.hookline.cli.bench.Receivers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of everything, from the servers to the last turn. */
public final class SideBySide {

  private SideBySide() {}

  /** Returns all turns; logs go to the folder. */
  public static List<Measurement> run(Path repository, Path folder, Order order)
      throws IOException, InterruptedException {
    CountingReceivers script = new CountingReceivers();
    try (Receivers receivers = Receivers.open(null, 0, script);
        TemporalServer tuned = TemporalServer.start(repository, List.of());
        TemporalServer shipped =
            TemporalServer.start(repository, List.of("--settings", "shipped"));
        Programs programs = new Programs(folder)) {
      Systems systems = new Systems(programs, receivers.url(""), tuned, shipped);
      List<Contender> contenders = new ArrayList<>();
      for (String system : order.systems()) {
        contenders.add(systems.start(system));
      }
      return new Contest(contenders, script, order.pace()).run();
    }
  }
}
