package dev.hookline.verification.bench;

import dev.hookline.verification.bench.report.Report;
import dev.hookline.verification.bench.report.ReportText;
import dev.hookline.verification.bench.run.Names;
import dev.hookline.verification.bench.run.Order;
import dev.hookline.verification.bench.run.SideBySide;
import dev.hookline.verification.bench.run.Workload;
import dev.hookline.verification.command.Count;
import dev.hookline.verification.command.VerificationCommand;
import dev.hookline.verification.process.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code deploy/verification/bench/run}. */
@Command(
    name = "deploy/verification/bench/run",
    description = {
      "Runs Hookline and other systems on the same events, interleaved, and compares the figures.",
      "Ratios within one run are meaningful; times on a busy machine are not."
    },
    sortOptions = false,
    exitCodeList = {
      "0:all ran, whatever the figures",
      "1:events failed or did not arrive",
      VerificationCommand.NOT_RUN
    },
    footer = "  deploy/verification/bench/run --rounds 3 --json figures.json")
public final class SideBySideCommand extends VerificationCommand {

  private static final int ROUNDS = 3;
  private static final int SECONDS = 8;
  private static final int WARMUP = 30;
  private static final int IN_FLIGHT = 10_000;
  private static final int SHORT_SECONDS = 2;
  private static final int SHORT_WARMUP = 5;

  @Option(
      names = "--short",
      description = {
        "One round of 2 s after 5 s of warm-up, three workloads, without restate and dbos: a smoke test."
      })
  private boolean isShort;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often every system runs every workload; default 3.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Count.class,
      description = "How long a turn is; default 8.")
  private @Nullable Integer seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      converter = Count.class,
      description = "How many seconds each system warms up first; default 30.")
  private @Nullable Integer warmup;

  @Option(
      names = "--systems",
      paramLabel = "NAME",
      split = ",",
      converter = Names.Startable.class,
      description = {
        "Some of hookline, hookline-embedded, plain, plain-shipped, floor, restate and dbos (default; the last",
        "two only if Maven Central and the npm registry serve them), hookline-signed, hookline-encrypted, and",
        "hookline and hookline-embedded with -activity-chain or with -starts-N, which always start N events at",
        "once, 10 or 64."
      })
  private @Nullable List<String> systems;

  @Option(
      names = "--workloads",
      paramLabel = "NAME",
      split = ",",
      converter = Workload.Word.class,
      description =
          "Some of one, three, mixed, load (32 callers) and async-load (default), two and five (sync "
              + "webhooks), ten, hundred and thousand (callers).")
  private @Nullable List<Workload> workloads;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = {
        "Executions that wait for their endpoint while a worker's memory is measured;",
        "default 10000, with --short and --variant 0."
      })
  private @Nullable Integer inFlight;

  @Option(
      names = "--variant",
      paramLabel = "\"NAME OPTION...\"",
      converter = Order.Variant.Words.class,
      description = {
        "Also run Hookline on another server, started with these options of deploy/verification/server/run, to see the effect of a setting;",
        "then --systems is hookline, with the workloads of one sync webhook. Repeatable."
      })
  private List<Order.Variant> variants = List.of();

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "A directory for the logs; default: a temporary one.")
  private @Nullable Path keep;

  public static void main(String... args) {
    main(new SideBySideCommand(), args);
  }

  @Override
  protected boolean verify(Path repository) throws Exception {
    Order order = order();
    Path folder = RunFolder.of(keep, "hookline-bench");
    System.err.println("bench: logs in " + folder);
    Instant startedAt = Instant.now();
    Report report = Report.of(startedAt, order, SideBySide.run(repository, folder, order));
    write(report);
    System.out.print(ReportText.of(report));
    return report.isComplete();
  }

  private Order order() {
    boolean isOfVariants = !variants.isEmpty();
    List<Workload> usual =
        isOfVariants ? Workload.OF_VARIANTS : isShort ? Workload.SHORT : Workload.ALL;
    return new Order(
        Objects.requireNonNullElse(rounds, isShort ? 1 : ROUNDS),
        Objects.requireNonNullElse(seconds, isShort ? SHORT_SECONDS : SECONDS),
        Objects.requireNonNullElse(warmup, isShort ? SHORT_WARMUP : WARMUP),
        systems != null ? systems : isOfVariants ? List.of(Names.HOOKLINE) : Names.usual(),
        workloads != null ? workloads : usual,
        Objects.requireNonNullElse(inFlight, isShort || isOfVariants ? 0 : IN_FLIGHT),
        variants);
  }
}
