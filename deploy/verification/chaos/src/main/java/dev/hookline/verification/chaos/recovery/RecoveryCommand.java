package dev.hookline.verification.chaos.recovery;

import dev.hookline.verification.command.Count;
import dev.hookline.verification.command.TierOption;
import dev.hookline.verification.command.VerificationCommand;
import dev.hookline.verification.process.RunFolder;
import dev.hookline.verification.process.TemporalServer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deploy/verification/chaos/recovery}. */
@Command(
    name = "deploy/verification/chaos/recovery",
    description = {
      "Kills a worker during an attempt, repeatedly, and measures when the attempt continues elsewhere.",
      "Before each kill a hundred events run on the two workers, since a cold worker is slow.",
      "Finally an endpoint responds after 9 s of its 10 s timeout, which must not count as lost."
    },
    sortOptions = false,
    exitCodeList = {
      "0:every attempt continued, and the slow one was made once",
      "1:the slow one was repeated",
      "2:wrong usage, or an attempt did not continue"
    },
    footer = "  deploy/verification/chaos/recovery --tier postgres --kills 20")
public final class RecoveryCommand extends VerificationCommand {

  @Mixin private TierOption server = new TierOption();

  @Option(
      names = "--kills",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "20",
      description =
          "Number of kills; default 20. They alternate between first and second attempts.")
  private int kills;

  public static void main(String... args) {
    main(new RecoveryCommand(), args);
  }

  @Override
  protected boolean verify(Path repository) throws Exception {
    Path folder = RunFolder.of(null, "hookline-recovery");
    Figures figures;
    try (TemporalServer temporal = TemporalServer.supervised(repository, server.tier(), folder);
        Recovery recovery = new Recovery(temporal.address(), folder)) {
      figures = recovery.measure(server.tier(), kills);
    }
    write(figures);
    System.out.print(figures.text());
    return figures.slowRequests() == 1;
  }
}
