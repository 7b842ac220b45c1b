package dev.hookline.bench.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is to be run.
 *
 * @param rounds how often every system takes a turn of every workload
 * @param seconds how long a turn is
 * @param warmup how many seconds each system warms up before the first
 * @param systems by name, in the order of their turns
 * @param inFlight how many executions wait at once while a worker's memory is read; 0 for none
 * @param variants further servers that Hookline runs on
 */
public record Order(
    int rounds,
    int seconds,
    int warmup,
    List<String> systems,
    List<Workload> workloads,
    int inFlight,
    List<Variant> variants) {

  /**
   * Hookline on a further server, started with these options of {@code deploy/server/run}.
   *
   * @param name what reports call it
   */
  public record Variant(String name, List<String> options) {

    /** Returns the variant of words: its name, then the options. */
    public static Variant of(String words) {
      List<String> all = List.of(words.strip().split(" +", -1));
      return new Variant(all.get(0), all.subList(1, all.size()));
    }
  }

  /** Checks what can be run. */
  public Order {
    if (rounds < 0 || seconds < 1 || warmup < 1 || inFlight < 0) {
      throw new IllegalArgumentException(
          "--rounds and --in-flight must be 0 or more, --seconds and --warmup 1 or more, found %d, %d, %d and %d"
              .formatted(rounds, inFlight, seconds, warmup));
    }
    for (String system : systems) {
      if (!Names.startable().contains(system)) {
        throw new IllegalArgumentException(
            "--systems must name some of %s, found '%s'".formatted(Names.startable(), system));
      }
    }
    systems = List.copyOf(systems);
    workloads = List.copyOf(workloads);
    variants = List.copyOf(variants);
  }

  /** Returns what takes turns, by name. */
  public List<String> names() {
    return Stream.concat(systems.stream(), variants.stream().map(Variant::name)).toList();
  }

  Contest.Pace pace() {
    return new Contest.Pace(
        rounds, TimeUnit.SECONDS.toMillis(warmup), TimeUnit.SECONDS.toMillis(seconds), workloads);
  }
}
