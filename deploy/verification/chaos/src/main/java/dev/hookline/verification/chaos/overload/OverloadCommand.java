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
      "Overloads Hookline, and checks that everything is delivered.",
      "Counts repeated requests: on a machine that is overloaded for seconds, a slow attempt may count as lost."
    },
    sortOptions = false,
    exitCodeList = {
      "0:everything was delivered, at most 1 in 100 events had a repeated request, and every call succeeded",
      "1:otherwise",
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
      description = "Concurrent blocking callers of one process, at most 10000; default 10000.")
  private int callers;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "50000",
      description = "Events that are started before any worker runs; default 50000.")
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
