package dev.hookline.cli;

import dev.hookline.cli.bench.BenchCommand;
import dev.hookline.cli.codec.CodecServerCommand;
import dev.hookline.cli.dev.DevCommand;
import dev.hookline.cli.doctor.DoctorCommand;
import dev.hookline.cli.doctor.SetupCommand;
import dev.hookline.cli.doctor.VersionCommand;
import dev.hookline.cli.endpoint.EndpointCommand;
import dev.hookline.cli.event.InvokeCommand;
import dev.hookline.cli.event.SchemaCommand;
import dev.hookline.cli.event.ValidateCommand;
import dev.hookline.cli.execution.ListCommand;
import dev.hookline.cli.execution.ShowCommand;
import dev.hookline.cli.execution.WatchCommand;
import dev.hookline.cli.intervene.InterveneCommands;
import dev.hookline.cli.intervene.RedirectCommand;
import dev.hookline.cli.keys.KeysCommand;
import dev.hookline.cli.queue.QueueCommand;
import dev.hookline.cli.replay.ReplayCommand;
import dev.hookline.cli.run.DemoCommand;
import dev.hookline.cli.run.ListenCommand;
import dev.hookline.cli.run.WorkerCommand;
import dev.hookline.cli.stats.StatsCommand;
import dev.hookline.worker.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root command. */
@Command(
    name = "hookline",
    description = "Durable webhooks on Temporal.",
    mixinStandardHelpOptions = true,
    versionProvider = HooklineCommand.VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:an event ended without success, or doctor found an error",
      "2:invalid input, nothing was done",
      "3:the Temporal server was unreachable or refused the call",
      "4:the deadline passed, the event continues",
      "5:the deadline passed before the event was accepted"
    },
    footerHeading = "%nExample:%n",
    footer = "  hookline demo")
final class HooklineCommand {

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("dev", DevCommand.class);
    COMMANDS.put("worker", WorkerCommand.class);
    COMMANDS.put("invoke", InvokeCommand.class);
    COMMANDS.put("listen", ListenCommand.class);
    COMMANDS.put("list", ListCommand.class);
    COMMANDS.put("show", ShowCommand.class);
    COMMANDS.put("watch", WatchCommand.class);
    COMMANDS.put("stats", StatsCommand.class);
    COMMANDS.put("replay", ReplayCommand.class);
    COMMANDS.put("cancel", InterveneCommands.Cancel.class);
    COMMANDS.put("pause", InterveneCommands.Pause.class);
    COMMANDS.put("resume", InterveneCommands.Resume.class);
    COMMANDS.put("retry-now", InterveneCommands.RetryNow.class);
    COMMANDS.put("endpoint", EndpointCommand.class);
    COMMANDS.put("redirect", RedirectCommand.class);
    COMMANDS.put("queue", QueueCommand.class);
    COMMANDS.put("setup", SetupCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("bench", BenchCommand.class);
    COMMANDS.put("validate", ValidateCommand.class);
    COMMANDS.put("schema", SchemaCommand.class);
    COMMANDS.put("keys", KeysCommand.class);
    COMMANDS.put("codec-server", CodecServerCommand.class);
    COMMANDS.put("version", VersionCommand.class);
    COMMANDS.put("generate-completion", AutoComplete.GenerateCompletion.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
  }

  /**
   * Returns a command line for these arguments. Reading the options of all commands takes a tenth
   * of a second, so only a named command is registered; picocli's own commands need all of them.
   */
  static CommandLine read(String... words) {
    CommandLine hookline = new CommandLine(new HooklineCommand());
    Class<?> named = words.length == 0 ? null : COMMANDS.get(words[0]);
    if (named == null || named.getPackageName().equals(CommandLine.class.getPackageName())) {
      COMMANDS.forEach(hookline::addSubcommand);
    } else {
      hookline.addSubcommand(words[0], named);
    }
    return hookline;
  }

  /** The version of the build. */
  static final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"hookline " + Version.current()};
    }
  }
}
