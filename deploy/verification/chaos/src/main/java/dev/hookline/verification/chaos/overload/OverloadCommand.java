package dev.hookline.verification.chaos.overload;

import dev.hookline.verification.command.Count;
import dev.hookline.verification.command.TierOption;
import dev.hookline.verification.command.VerificationCommand;
import dev.hookline.verification.process.RunFolder;
import dev.hookline.verification.process.TemporalServer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deploy/verification/chaos/overload}. */
@Command(
    name = "deploy/verification/chaos/overload",
    description = {
      "Gives Hookline more than it can do at once, and checks that everything is delivered.",
      "Says how many requests came twice: on a machine that is overloaded for seconds, an attempt may count as lost that was only slow."
    },
    sortOptions = false,
    exitCodeList = {
      "0:everything was delivered, of 100 events at most one request twice, and every caller told so",
      "1:it was not",
      VerificationCommand.NOT_RUN
    },
    footer =
        "  deploy/verification/chaos/overload --tier postgres --callers 1000 --backlog 5000 --json overload.json")
public final class OverloadCommand extends VerificationCommand {

  @Mixin private TierOption server = new TierOption();

  @Option(
      names = "--callers",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "10000",
      description = "How many callers of one process block at once, 10000 at most; default 10000.")
  private int callers;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "50000",
      description = "How many events are started while no worker runs; default 50000.")
  private int backlog;

  public static void main(String... args) {
    main(new OverloadCommand(), args);
  }

  @Override
  protected boolean verify(Path repository) throws Exception {
    Path folder = RunFolder.of(null, "hookline-overload");
    Figures figures;
    try (TemporalServer temporal = TemporalServer.supervised(repository, server.tier(), folder);
        Overload overload = new Overload(temporal.address(), folder)) {
      figures = overload.measure(server.tier(), callers, backlog);
    }
    write(figures);
    System.out.print(figures.text());
    System.out.println("logs are in " + folder);
    return figures.isAllDelivered();
  }
}
