package dev.hookline.cli.endpoint;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Table;
import dev.hookline.connect.Connection;
import dev.hookline.operate.endpoint.Endpoint;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the endpoints that are failing or disabled. */
@Command(
    name = "list",
    description = {
      "List the endpoints that are failing or disabled, as the workers of a task queue know them.",
      "An endpoint that is not listed is healthy, or has not been called."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  hookline endpoint list", "  hookline endpoint list --output json"})
final class EndpointList implements Callable<Integer> {

  @Mixin private final TaskQueueOption taskQueue = new TaskQueueOption();

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Connection connection = Connection.forOneCommand()) {
      List<Endpoint> endpoints = taskQueue.endpoints(connection.client()).list();
      PrintWriter out = spec.commandLine().getOut();
      if (output.isJson()) {
        out.println(Json.of(endpoints));
      } else if (endpoints.isEmpty()) {
        spec.commandLine().getErr().println("no endpoint is failing or disabled");
      } else {
        out.println(table(endpoints));
      }
    }
    return ExitCode.OK.code();
  }

  static String table(List<Endpoint> endpoints) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("ENDPOINT", "STATUS", "SINCE", "FAILURES", "LAST FAILURE", "EXECUTION", "REASON"));
    for (Endpoint one : endpoints) {
      rows.add(
          List.of(
              one.endpoint(),
              one.status(),
              time(one.since()),
              one.failures() == 0 ? "-" : Integer.toString(one.failures()),
              lastFailure(one),
              text(one.executionId()),
              one.disabledBy() == null
                  ? "-"
                  : one.reason() == null
                      ? "by " + one.disabledBy()
                      : one.reason() + " (by " + one.disabledBy() + ")"));
    }
    return Table.of(rows);
  }

  private static String lastFailure(Endpoint one) {
    return one.httpStatus() == null
        ? text(one.code())
        : "%s %d".formatted(one.code(), one.httpStatus());
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
