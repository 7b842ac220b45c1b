package dev.hookline.bench.run;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is to be run.
 *
 * @param rounds how often every system takes a turn of every workload
 * @param seconds how long a turn is
 * @param warmup how many seconds each system warms up before the first
 * @param systems by name, in the order of their turns
 */
public record Order(
    int rounds, int seconds, int warmup, List<String> systems, List<Workload> workloads) {

  /** Checks what can be run. */
  public Order {
    if (rounds < 1 || seconds < 1 || warmup < 1) {
      throw new IllegalArgumentException(
          "--rounds, --seconds and --warmup must be 1 or more, found %d, %d and %d"
              .formatted(rounds, seconds, warmup));
    }
    for (String system : systems) {
      if (!Names.ALL.contains(system)) {
        throw new IllegalArgumentException(
            "--systems must name some of %s, found '%s'".formatted(Names.ALL, system));
      }
    }
    systems = List.copyOf(systems);
    workloads = List.copyOf(workloads);
  }

  Contest.Pace pace() {
    return new Contest.Pace(
        rounds, TimeUnit.SECONDS.toMillis(warmup), TimeUnit.SECONDS.toMillis(seconds), workloads);
  }
}
