package dev.hookline.verification.chaos.fault;

import dev.hookline.verification.chaos.plan.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tools that some faults need.
 *
 * @param disk where the server keeps its data
 * @param clock the clock of the worker whose clock jumps
 */
public record FaultTools(Disk disk, Optional<JumpingClock> clock) implements AutoCloseable {

  /** Detects the available tools, for a run that writes to a folder. */
  public static FaultTools in(Path folder, boolean postgres) throws IOException {
    Path disk = folder.resolve("disk");
    return new FaultTools(
        postgres ? Disk.ordinary(disk) : Disk.mount(disk),
        JumpingClock.in(folder.resolve("clock")));
  }

  /** Returns the names of the faults that cannot be injected here. */
  public List<String> leftOut() {
    List<String> names = new ArrayList<>();
    if (!disk.isOwn()) {
      names.add(FaultKind.FULL_DISK.text());
    }
    if (clock.isEmpty()) {
      names.add(FaultKind.CLOCK_JUMP.text());
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
