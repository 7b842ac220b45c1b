package dev.hookline.cli.endpoint;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.connect.Connection;
import dev.hookline.operate.endpoint.Endpoint;
import dev.hookline.operate.endpoint.Endpoints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that disable and enable an endpoint. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExamples:%n")
abstract class EndpointActions implements Callable<Integer> {

  private static final int WAIT_SECONDS = 10;
  private static final int POLL_MILLIS = 250;

  @Parameters(
      paramLabel = "ENDPOINT",
      description = "Host and port, a URL, or the name that the configuration gives the endpoint.")
  private String endpoint;

  @Mixin final TaskQueueOption taskQueue = new TaskQueueOption();

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  /** Gives the order and returns the endpoint's name. */
  abstract String order(Endpoints endpoints, String named);

  abstract boolean isDisabling();

  abstract String done(String name);

  @Override
  public Integer call() throws InterruptedException {
    try (Connection connection = Connection.forOneCommand()) {
      Endpoints endpoints = taskQueue.endpoints(connection.client());
      String name = order(endpoints, endpoint);
      boolean isApplied = isApplied(endpoints, name);
      if (output.isJson()) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("endpoint", name);
        result.put("disabled", isDisabling());
        result.put("applied", isApplied);
        spec.commandLine().getOut().println(Json.of(result));
      } else {
        spec.commandLine().getOut().println(Printable.of(done(name)));
        if (isDisabling() && name.indexOf(':') < 0) {
          warn(
              "'%s' is the name of an endpoint in a configuration; a host needs its port, such as %s:443"
                  .formatted(name, name));
        }
        if (!isApplied) {
          warn("no worker has taken this up yet; it takes effect when one runs");
        }
      }
    }
    return ExitCode.OK.code();
  }

  private void warn(String text) {
    spec.commandLine().getErr().println(Printable.of(text));
  }

  private boolean isApplied(Endpoints endpoints, String name) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (isDisabled(endpoints, name) != isDisabling()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }

  private static boolean isDisabled(Endpoints endpoints, String name) {
    return endpoints.find(name).filter(one -> one.status().equals(Endpoint.DISABLED)).isPresent();
  }

  /** Disables an endpoint. */
  @Command(
      name = "disable",
      description = {
        "Disable an endpoint: within about five seconds, workers make no more attempts at it.",
        "Its events and deliveries wait until it is enabled; their totalTimeout and deadline still end them."
      },
      footer = {
        "  hookline endpoint disable billing.example.com:443",
        "  hookline endpoint disable https://billing.example.com/v1 --reason 'moves tonight'"
      })
  static final class Disable extends EndpointActions {

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "The reason, which list shows; do not put a secret into it.")
    private @Nullable String reason;

    @Override
    String order(Endpoints endpoints, String named) {
      return endpoints.disable(named, reason);
    }

    @Override
    boolean isDisabling() {
      return true;
    }

    @Override
    String done(String name) {
      return "disabled %s; its deliveries wait until you run: hookline endpoint enable %s%s"
          .formatted(name, Shell.word(name), taskQueue.forNextCommand());
    }
  }

  /** Enables an endpoint. */
  @Command(
      name = "enable",
      description = {
        "Enable a disabled endpoint: what waits for it is called within five minutes.",
        "Sooner with: hookline retry-now --event E --webhook W"
      },
      footer = "  hookline endpoint enable billing.example.com:443")
  static final class Enable extends EndpointActions {

    @Override
    String order(Endpoints endpoints, String named) {
      return endpoints.enable(named);
    }

    @Override
    boolean isDisabling() {
      return false;
    }

    @Override
    String done(String name) {
      return "enabled %s; what waits for it is called within five minutes".formatted(name);
    }
  }
}
