package dev.hookline.cli.dev;

import dev.hookline.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a server and a worker for development. */
@Command(
    name = "dev",
    description = {
      "Run a Temporal server with its UI, and a worker, until you stop it.",
      "The server is the one at TEMPORAL_ADDRESS; else the temporal program on the PATH; else"
          + " the official release, downloaded once and verified; else a build with Go."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline dev --port 7233 --ui-port 8233")
public final class DevCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The server's port; default ${DEFAULT-VALUE}.",
      defaultValue = "7233")
  private int port;

  @Option(
      names = "--ui-port",
      paramLabel = "PORT",
      description = "The UI's port; default ${DEFAULT-VALUE}.",
      defaultValue = "8233")
  private int uiPort;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "The server's database file; default: hookline/dev.db in your data directory.")
  private @Nullable Path database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Function<String, @Nullable String> environment = System::getenv;
    UserDirectories folders = UserDirectories.of(environment);
    Path db = database == null ? folders.data().resolve("dev.db") : database;
    new DevRun(environment, folders, spec.commandLine().getErr()).run(port, uiPort, db);
    return ExitCode.OK.code();
  }
}
