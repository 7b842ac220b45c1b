package dev.hookline.verification.bench.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/**
 * The settings of a run.
 *
 * @param rounds how often every system runs every workload
 * @param seconds how long a turn is
 * @param warmup how many seconds each system warms up before the first
 * @param systems by name, in the order of their turns
 * @param inFlight the executions that wait at once while a worker's memory is measured; 0 for none
 * @param variants additional servers that Hookline runs on
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
   * Hookline on another server, started with these options of {@code
   * deploy/verification/server/run}.
   *
   * @param name its name in reports
   */
  public record Variant(String name, List<String> options) {

    /** Parses a variant: its name, then the options. */
    public static final class Words implements ITypeConverter<Variant> {

      @Override
      public Variant convert(String words) {
        List<String> all = List.of(words.strip().split(" +", -1));
        return new Variant(all.get(0), all.subList(1, all.size()));
      }
    }
  }

  /** Copies the lists. */
  public Order {
    systems = List.copyOf(systems);
    workloads = List.copyOf(workloads);
    variants = List.copyOf(variants);
  }

  /** Returns the names of all that take turns. */
  public List<String> names() {
    return Stream.concat(systems.stream(), variants.stream().map(Variant::name)).toList();
  }

  Contest.Pace pace() {
    return new Contest.Pace(
        rounds, TimeUnit.SECONDS.toMillis(warmup), TimeUnit.SECONDS.toMillis(seconds), workloads);
  }
}
