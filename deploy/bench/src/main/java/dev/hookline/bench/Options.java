package dev.hookline.bench;

import dev.hookline.bench.run.Names;
import dev.hookline.bench.run.Order;
import dev.hookline.bench.run.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the command was asked for. */
record Options(Order order, Optional<Path> json, Optional<Path> keep) {

  static final String USAGE =
      """
      Runs Hookline and others over the same events, interleaved, and compares the figures.

      deploy/bench/run [--short] [--rounds N] [--seconds N] [--warmup N] [--systems A,B] [--workloads A,B] [--in-flight N]
                       [--variant "NAME OPTION..."]...
                       [--json FILE] [--keep FOLDER]

        --rounds   how often every system takes a turn of every workload; default 3
        --seconds  how long a turn is; default 8
        --warmup   how many seconds each system warms up first; default 30
        --systems  some of %s;
                   default all, the last two where Maven Central and the npm registry have them
        --workloads  some of one, three, mixed, load, async-load; default all
        --in-flight  executions that wait for their endpoint at once while a worker's memory is read;
                   default 10000, with --short 0
        --variant  Hookline on a further server too, started with these options of deploy/server/run, to see what
                   a setting does; then --systems is hookline, with the workloads of one sync webhook
        --short    one round of 2 s after 5 s of warm-up, three workloads, without the last two systems:
                   shows that everything works
        --json     where to write every turn, and the targets
        --keep     a folder for the logs; default: a temporary one

      Exit codes: 0 all ran, whatever the figures; 1 events failed or did not arrive; 2 wrong usage or the run
      itself failed. Ratios within one run mean something; times on a busy machine do not.

      Example:
        deploy/bench/run --rounds 3 --json figures.json
      """
          .formatted(String.join(", ", Names.ALL));

  private static final int ROUNDS = 3;
  private static final int SECONDS = 8;
  private static final int WARMUP = 30;
  private static final int IN_FLIGHT = 10_000;
  private static final int SHORT_SECONDS = 2;
  private static final int SHORT_WARMUP = 5;

  static Options parse(List<String> args) {
    boolean isShort = args.contains("--short");
    List<String> left = args.stream().filter(arg -> !arg.equals("--short")).toList();
    int rounds = isShort ? 1 : ROUNDS;
    int seconds = isShort ? SHORT_SECONDS : SECONDS;
    int warmup = isShort ? SHORT_WARMUP : WARMUP;
    int inFlight = isShort || args.contains("--variant") ? 0 : IN_FLIGHT;
    boolean isOfVariants = args.contains("--variant");
    List<String> systems = isOfVariants ? List.of(Names.HOOKLINE) : Names.startable();
    List<Workload> workloads =
        isOfVariants
            ? List.of(Workload.ONE, Workload.LOAD)
            : isShort ? List.of(Workload.ONE, Workload.LOAD, Workload.ASYNC_LOAD) : Workload.ALL;
    List<Order.Variant> variants = new ArrayList<>();
    Optional<Path> json = Optional.empty();
    Optional<Path> keep = Optional.empty();
    for (int at = 0; at < left.size(); at += 2) {
      String value = at + 1 < left.size() ? left.get(at + 1) : "";
      switch (left.get(at)) {
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--seconds" -> seconds = Integer.parseInt(value);
        case "--warmup" -> warmup = Integer.parseInt(value);
        case "--in-flight" -> inFlight = Integer.parseInt(value);
        case "--workloads" -> workloads = Workload.of(List.of(value.split(",", -1)));
        case "--systems" -> systems = List.of(value.split(",", -1));
        case "--variant" -> variants.add(Order.Variant.of(value));
        case "--json" -> json = Optional.of(Path.of(value));
        case "--keep" -> keep = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + left.get(at));
      }
    }
    return new Options(
        new Order(rounds, seconds, warmup, systems, workloads, inFlight, variants), json, keep);
  }
}
