package dev.hookline.verification.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** CPU seconds of processes between two moments. */
public final class CpuMeter {

  /**
   * What one process used.
   *
   * @param seconds null where the process ended meanwhile
   * @param perThousandEvents CPU seconds per 1,000 events; null as above, or without events
   */
  public record Used(
      String process, @Nullable Double seconds, @Nullable Double perThousandEvents) {}

  private static final double THOUSAND = 1000;

  private final Map<ProcessCpu, Double> before = new LinkedHashMap<>();

  /** Begins now. */
  public CpuMeter(List<ProcessCpu> processes) {
    for (ProcessCpu process : processes) {
      before.put(process, process.seconds().orElse(Double.NaN));
    }
  }

  /** Returns what each process has used since, for so many events. */
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

  static Used used(String process, @Nullable Double seconds, long events) {
    if (seconds == null || events == 0) {
      return new Used(process, seconds, null);
    }
    return new Used(process, Figure.rounded(seconds), Figure.rounded(seconds * THOUSAND / events));
  }

  /** Returns the seconds per 1,000 events of all that are known. */
  public static double perThousand(List<Used> used) {
    return Figure.rounded(
        used.stream()
            .mapToDouble(one -> one.perThousandEvents() == null ? 0 : one.perThousandEvents())
            .sum());
  }
}
