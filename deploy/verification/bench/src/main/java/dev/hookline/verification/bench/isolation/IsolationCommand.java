package dev.hookline.verification.bench.isolation;

import dev.hookline.verification.command.Count;
import dev.hookline.verification.command.TierOption;
import dev.hookline.verification.command.VerificationCommand;
import dev.hookline.verification.process.RunFolder;
import dev.hookline.verification.process.TemporalServer;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deploy/verification/bench/isolation}. */
@Command(
    name = "deploy/verification/bench/isolation",
    description = {
      "Measures how much an endpoint that hangs for 30 s, and gets most events, takes from a healthy one:",
      "the healthy one alone, next to one that responds at once, then next to the one that hangs.",
      "The ratios are meaningful if the machine keeps up with both rates."
    },
    sortOptions = false,
    exitCodeList = {
      "0:every event of the healthy endpoint succeeded, whatever the figures",
      "1:some failed",
      VerificationCommand.NOT_RUN
    },
    footer =
        "  deploy/verification/bench/isolation --tier postgres --rate 3 --hanging 27 --seconds 60")
public final class IsolationCommand extends VerificationCommand {

  @Mixin private TierOption server = new TierOption();

  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "2",
      description = "Events per second for the healthy endpoint; default 2.")
  private int rate;

  @Option(
      names = "--hanging",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "18",
      description = "Events per second for the other endpoint; default 18.")
  private int hanging;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "60",
      description = "How long each of the three phases is; default 60.")
  private int seconds;

  public static void main(String... args) {
    main(new IsolationCommand(), args);
  }

  @Override
  protected boolean verify(Path repository) throws Exception {
    Path folder = RunFolder.of(null, "hookline-isolation");
    Figures figures;
    try (TemporalServer temporal = TemporalServer.supervised(repository, server.tier(), folder);
        Isolation isolation = new Isolation(temporal.address(), folder)) {
      figures = isolation.measure(server.tier(), rate, hanging, Duration.ofSeconds(seconds));
    }
    write(figures);
    System.out.print(figures.text());
    System.out.println("logs are in " + folder);
    return figures.isComplete();
  }
}
