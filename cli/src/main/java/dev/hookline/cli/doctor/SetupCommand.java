package dev.hookline.cli.doctor;

import dev.hookline.cli.input.Span;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.connect.Connection;
import dev.hookline.operate.setup.NamespaceSetup;
import dev.hookline.operate.setup.SetupResult;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerVersion;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares the namespace. */
@Command(
    name = "setup",
    description = {
      "Prepare the namespace of TEMPORAL_NAMESPACE: create it, set its retention, register search"
          + " attributes.",
      "Running it again changes nothing. Exits with 3 if the server refuses a step."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  TEMPORAL_NAMESPACE=webhooks hookline setup --retention 30d --dry-run")
public final class SetupCommand implements Callable<Integer> {

  @Option(
      names = "--retention",
      paramLabel = "SPAN",
      description =
          "Keep closed executions at least this long, such as 30d or 720h; default"
              + " ${DEFAULT-VALUE}. A longer retention is kept.",
      defaultValue = "30d")
  private String retention = "30d";

  @Option(names = "--dry-run", description = "Report what would change, and change nothing.")
  private boolean dryRun;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Duration minimum = minimum();
    EnvironmentSettings settings = new EnvironmentSettings(System::getenv);
    try (Connection connection = Connection.forOneCommand()) {
      NamespaceSetup setup = NamespaceSetup.of(connection.client()).withRetention(minimum);
      SetupResult result = dryRun ? setup.preview() : setup.apply();
      spec.commandLine()
          .getOut()
          .println(
              output.isJson()
                  ? Json.of(result)
                  : FindingList.of(result, Screen.columns(System::getenv)));
      if (result.isComplete()) {
        spec.commandLine().getErr().println(next(settings.worker().version()));
      }
      return (result.isComplete() ? ExitCode.OK : ExitCode.SERVER).code();
    }
  }

  private Duration minimum() {
    return Span.of(retention)
        .filter(span -> span.compareTo(Duration.ofDays(1)) >= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--retention must be at least 1d, such as 30d or 720h, found '%s'"
                        .formatted(retention)));
  }

  private String next(@Nullable WorkerVersion version) {
    if (dryRun) {
      return "nothing was changed; to apply it, run hookline setup without --dry-run";
    }
    return version == null
        ? "next: start workers (hookline worker), then check with hookline doctor"
        : "next: start workers of this version, then make it current: temporal worker deployment set-current-version --deployment-name %s --build-id %s"
            .formatted(version.deploymentName(), version.buildId());
  }
}
