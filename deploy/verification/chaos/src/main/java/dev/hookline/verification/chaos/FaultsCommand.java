package dev.hookline.verification.chaos;

import dev.hookline.verification.command.Count;
import dev.hookline.verification.command.TierOption;
import dev.hookline.verification.command.VerificationCommand;
import dev.hookline.verification.process.RunFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deploy/verification/chaos/run}. */
@Command(
    name = "deploy/verification/chaos/run",
    description =
        "Injects faults into a running Hookline (real server, workers, callers, endpoints) and checks that nothing was lost.",
    sortOptions = false,
    exitCodeList = {"0:no violation", "1:a violation", VerificationCommand.NOT_RUN},
    footer = "  deploy/verification/chaos/run --tier dev --seconds 60 --seed 7 --json chaos.json")
public final class FaultsCommand extends VerificationCommand {

  @Mixin private TierOption server = new TierOption();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "60",
      description = "How long faults are injected; default 60; from 600 on it is a full run.")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all random choices; default: a new one, which is printed.")
  private long seed = new SecureRandom().nextInt(1_000_000);

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "An empty directory for all records; default: a temporary one.")
  private @Nullable Path keep;

  @Option(
      names = "--broken",
      paramLabel = "DEFECT",
      description =
          "A defect of the workers, which must be found: twice, lost, reordered, other_id, early, swapped, unordered, unlimited or alerts.")
  private @Nullable String broken;

  @Option(
      names = "--encrypted",
      description = "Everything that Temporal stores is encrypted, with a key of this run.")
  private boolean encrypted;

  public static void main(String... args) {
    main(new FaultsCommand(), args);
  }

  @Override
  protected boolean verify(Path repository) throws Exception {
    System.err.println("chaos: seed " + seed + (encrypted ? ", encrypted" : ""));
    Path folder = RunFolder.of(keep, "hookline-chaos");
    ChaosRun.Options options =
        new ChaosRun.Options(server.tier(), seconds, seed, Optional.ofNullable(broken));
    Report report = new ChaosRun(options, folder).run(repository);
    write(report);
    System.out.print(report.text());
    System.out.println("records are in " + folder);
    return report.violations().isEmpty();
  }
}
