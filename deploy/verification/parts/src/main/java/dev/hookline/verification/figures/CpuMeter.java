package dev.hookline.verification.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Measures the CPU time of processes over an interval. */
public final class CpuMeter {

  /**
   * The CPU time of one process.
   *
   * @param seconds null if the process has ended
   * @param perThousandEvents CPU seconds per 1,000 events; null if the process has ended or there
   *     are no events
   */
  public record Used(
      String process, @Nullable Double seconds, @Nullable Double perThousandEvents) {}

  private static final double THOUSAND = 1000;

  private final Map<ProcessCpu, Double> before = new LinkedHashMap<>();
  private final MachineCpu machine;

  /** Starts measuring. */
  public CpuMeter(List<ProcessCpu> processes) {
    for (ProcessCpu process : processes) {
      before.put(process, process.seconds().orElse(Double.NaN));
    }
    machine = new MachineCpu();
  }

  /** Returns the CPU time of each process since then, for this many events. */
  public List<Used> used(long events) {
    List<Used> used = new ArrayList<>();
    before.forEach(
        (process, then) -> {
          OptionalDouble now = process.seconds();
          boolean isKnown = now.isPresent() && !then.isNaN();
          used.add(used(process.name(), isKnown ? now.getAsDouble() - then : null, events));
        });
    return used;
  }

  /** Returns the CPU time of the machine's other processes; empty if it is not known. */
  public Optional<OtherCpu> others(List<Used> used) {
    return machine.others(
        used.stream().mapToDouble(one -> one.seconds() == null ? 0 : one.seconds()).sum());
  }

  static Used used(String process, @Nullable Double seconds, long events) {
    if (seconds == null || events == 0) {
      return new Used(process, seconds, null);
    }
    return new Used(process, Figure.rounded(seconds), Figure.rounded(seconds * THOUSAND / events));
  }

  /** Returns the sum of the known seconds per 1,000 events. */
  public static double perThousand(List<Used> used) {
    return Figure.rounded(
        used.stream()
            .mapToDouble(one -> one.perThousandEvents() == null ? 0 : one.perThousandEvents())
            .sum());
  }
}
