package dev.hookline.cli;

import dev.hookline.cli.bench.BenchCommand;
import dev.hookline.cli.codec.CodecServerCommand;
import dev.hookline.cli.dev.DevCommand;
import dev.hookline.cli.doctor.DoctorCommand;
import dev.hookline.cli.event.InvokeCommand;
import dev.hookline.cli.event.SchemaCommand;
import dev.hookline.cli.event.ValidateCommand;
import dev.hookline.cli.execution.ListCommand;
import dev.hookline.cli.execution.ShowCommand;
import dev.hookline.cli.execution.WatchCommand;
import dev.hookline.cli.intervene.InterveneCommands;
import dev.hookline.cli.replay.ReplayCommand;
import dev.hookline.cli.run.DemoCommand;
import dev.hookline.cli.run.ListenCommand;
import dev.hookline.cli.run.WorkerCommand;
import dev.hookline.cli.stats.StatsCommand;
import dev.hookline.worker.Version;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command that all others stand below. */
@Command(
    name = "hookline",
    description = "Durable webhooks on Temporal.",
    mixinStandardHelpOptions = true,
    versionProvider = HooklineCommand.VersionText.class,
    subcommands = {
      DemoCommand.class,
      DevCommand.class,
      WorkerCommand.class,
      InvokeCommand.class,
      ListenCommand.class,
      ListCommand.class,
      ShowCommand.class,
      WatchCommand.class,
      StatsCommand.class,
      ReplayCommand.class,
      InterveneCommands.Cancel.class,
      InterveneCommands.Pause.class,
      InterveneCommands.Resume.class,
      InterveneCommands.RetryNow.class,
      DoctorCommand.class,
      BenchCommand.class,
      ValidateCommand.class,
      SchemaCommand.class,
      CodecServerCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:an event ended without success, or doctor found an error",
      "2:bad input, nothing was done",
      "3:the Temporal server was not reached or refused",
      "4:the deadline passed, the event goes on",
      "5:the deadline passed before the event was accepted"
    },
    footerHeading = "%nExample:%n",
    footer = "  hookline demo")
final class HooklineCommand {

  /** The version of the build. */
  static final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"hookline " + Version.current()};
    }
  }
}
