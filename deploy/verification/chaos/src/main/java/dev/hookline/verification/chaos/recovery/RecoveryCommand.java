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
      "Kills a worker in an attempt, again and again, and measures when the attempt goes on elsewhere.",
      "Before each kill a hundred events run on the two workers, since one that has just started is slow.",
      "At the end an endpoint responds after 9 s of its 10 s, which must not count as lost."
    },
    sortOptions = false,
    exitCodeList = {
      "0:every attempt went on, and the slow one was made once",
      "1:the slow one was made again",
      "2:wrong usage, or an attempt did not go on"
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
          "How often; default 20. Every other one hits a first attempt, the others a second one.")
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
