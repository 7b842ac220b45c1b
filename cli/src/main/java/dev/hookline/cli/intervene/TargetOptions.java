package dev.hookline.cli.intervene;

import dev.hookline.Connection;
import dev.hookline.cli.ExitCode;
import dev.hookline.cli.Json;
import dev.hookline.cli.OutputOption;
import dev.hookline.cli.Printable;
import dev.hookline.cli.Terminal;
import dev.hookline.cli.execution.Count;
import dev.hookline.cli.execution.FilterOptions;
import dev.hookline.operate.ExecutionFilter;
import dev.hookline.operate.Executions;
import dev.hookline.operate.Intervened;
import dev.hookline.operate.Intervention;
import dev.hookline.operate.Interventions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a command acts on: one execution, or all of a filter that run. */
final class TargetOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The workflow id of one execution; without it, a filter.")
  private @Nullable String id;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private OutputOption output = new OutputOption();

  int apply(Intervention intervention, boolean unasked, CommandLine to) {
    ExecutionFilter chosen = filter.filter(Clock.systemUTC());
    check(intervention, chosen);
    List<Intervened> made = new ArrayList<>();
    try (Connection connection = Connection.fromEnvironment()) {
      Interventions interventions = Interventions.of(connection.client());
      if (id != null) {
        made.add(interventions.apply(intervention, id, chosen.webhook()));
      } else {
        ExecutionFilter running = chosen.with(f -> f.webhook(null));
        if (!unasked && !isConfirmed(intervention, Executions.of(connection.client()), running)) {
          to.getErr().println("nothing was done");
          return ExitCode.BAD_INPUT.code();
        }
        interventions.applyAll(intervention, running, chosen.webhook(), made::add);
      }
    }
    print(intervention, made, to);
    return ExitCode.OK.code();
  }

  private void check(Intervention intervention, ExecutionFilter chosen) {
    Interventions.running(chosen);
    ExecutionFilter without = chosen.with(f -> f.webhook(null).allRuns(false));
    boolean hasFilter = !without.equals(ExecutionFilter.all());
    if (id != null && hasFilter) {
      throw new IllegalArgumentException("name either an execution or a filter, found both");
    }
    if (id == null && intervention == Intervention.CANCEL && !hasFilter) {
      throw new IllegalArgumentException(
          "name an execution or a filter, such as --event OnProjectCreated --since 2h");
    }
    if (id == null && intervention != Intervention.CANCEL && chosen.webhook() == null) {
      throw new IllegalArgumentException("name an execution, or a filter with --webhook");
    }
    if (intervention == Intervention.CANCEL && chosen.webhook() != null) {
      throw new IllegalArgumentException(
          "--webhook is for executions that failed; a cancellation ends the whole execution");
    }
  }

  private static boolean isConfirmed(
      Intervention intervention, Executions executions, ExecutionFilter filter) {
    long count =
        executions.count(Interventions.running(filter)).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    if (!Terminal.isInteractive()) {
      throw new IllegalArgumentException(
          "%s would be asked to %s; add --yes where nobody can be asked"
              .formatted(Count.of(count), intervention.code()));
    }
    String answer = Terminal.ask("%s: %s? [y/N] ".formatted(Count.of(count), intervention.code()));
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private void print(Intervention intervention, List<Intervened> made, CommandLine to) {
    if (output.isJson()) {
      to.getOut().println(Json.of(made));
      return;
    }
    for (Intervened one : made) {
      String line =
          one.webhook() == null
              ? one.executionId()
              : "%s  %s attempt %d".formatted(one.executionId(), one.webhook(), one.attempt());
      to.getOut().println(Printable.of(line));
    }
    to.getErr().println("%s: %d".formatted(intervention.code(), made.size()));
  }
}
