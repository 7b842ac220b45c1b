package dev.hookline.cli.intervene;

import dev.hookline.cli.execution.ExecutionTable;
import dev.hookline.cli.execution.FilterOptions;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Terminal;
import dev.hookline.connect.Connection;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.Interventions;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The targets of a command: one execution, or all running ones of a filter. */
final class TargetOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The workflow id of one execution; omit it to use a filter.")
  private @Nullable String id;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private OutputOption output = new OutputOption();

  int apply(Action action, boolean withoutConfirmation, CommandLine to) {
    Intervention intervention = action.kind();
    ExecutionFilter chosen = filter.filter(Clock.systemUTC());
    check(intervention, chosen);
    InterventionReport report = new InterventionReport(action, output.format(), to);
    try (Connection connection = Connection.forOneCommand()) {
      ExecutionFilter running = chosen.with(f -> f.webhook(null));
      if (id == null
          && !withoutConfirmation
          && !confirms(intervention, Executions.of(connection.client()), running)) {
        to.getErr().println("nothing was done");
        return ExitCode.BAD_INPUT.code();
      }
      act(connection.client(), action, running, chosen.webhook(), report);
    }
    return ExitCode.OK.code();
  }

  /** Reports what was done even if the rest fails. */
  private void act(
      WorkflowClient client,
      Action action,
      ExecutionFilter running,
      @Nullable String webhook,
      InterventionReport report) {
    if (id != null) {
      try (DeferredInterrupt ignored = new DeferredInterrupt(report::end).untilCtrlC()) {
        report.applied(action.one(client, id, webhook));
      }
      report.end();
      return;
    }
    try (DeferredInterrupt moment = new DeferredInterrupt(report::end).untilCtrlC()) {
      action.all(
          client,
          running,
          webhook,
          one -> {
            report.applied(one);
            moment.pause();
          },
          other -> {
            report.skipped(other);
            moment.pause();
          });
    } catch (RuntimeException e) {
      if (report.isSomething()) {
        report.end();
      }
      throw e;
    }
    report.end();
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
          "--webhook selects failed executions; cancel ends the whole execution");
    }
  }

  private static boolean confirms(
      Intervention intervention, Executions executions, ExecutionFilter filter) {
    long count = executions.countAll(Interventions.running(filter));
    if (!Terminal.isInteractive()) {
      throw new IllegalArgumentException(
          "%2$s of %1$s needs confirmation; add --yes to do it without a terminal"
              .formatted(ExecutionTable.count(count), intervention.code()));
    }
    return Terminal.confirms("%s: %s?".formatted(ExecutionTable.count(count), intervention.code()));
  }
}
