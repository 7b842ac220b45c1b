package dev.hookline.cli.replay;

import dev.hookline.cli.execution.ExecutionTable;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Terminal;
import dev.hookline.operate.Execution;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.Replays;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A replay of many executions, from confirmation to report. */
final class BatchReplay {

  private static final int SAMPLE = 5;

  private final Executions executions;
  private final Replays replays;
  private final ReplayBatches batches;
  private final BatchOptions options;
  private final CommandLine to;
  private final OutputFormat output;

  BatchReplay(WorkflowClient client, BatchOptions options, CommandLine to, OutputFormat output) {
    executions = Executions.of(client);
    replays = Replays.of(client);
    batches = ReplayBatches.of(client, options.taskQueue);
    this.options = options;
    this.to = to;
    this.output = output;
  }

  ExitCode run(BatchRequest order, String how) throws IOException {
    long found = executions.countAll(order.filter());
    long count = order.limit() == 0 ? found : Math.min(found, order.limit());
    List<Execution> sample = executions.list(order.filter(), SAMPLE, null).executions();
    if (options.dryRun && !order.plans().isEmpty()) {
      return printFits(order, count, how);
    }
    if (options.dryRun) {
      printSample(to.getOut(), count, sample, how);
      return ExitCode.OK;
    }
    if (count == 0) {
      printNothing();
      return ExitCode.OK;
    }
    if (!options.yes && !confirms(count, sample, how)) {
      to.getErr().println("nothing was replayed");
      return ExitCode.BAD_INPUT;
    }
    String id = batches.start(order.withExpected(count));
    to.getErr()
        .println(
            "batch %s started; it continues without this command, check it with:%n  hookline replay status %1$s --follow"
                .formatted(id));
    to.getErr().flush();
    BatchScreen screen = new BatchScreen(batches, to, output);
    return options.detach ? screen.show(id) : screen.follow(id, options.report);
  }

  private boolean confirms(long count, List<Execution> sample, String how) {
    if (!Terminal.isInteractive()) {
      throw new IllegalArgumentException(
          "%s would be replayed; add --yes to do it without a terminal"
              .formatted(ExecutionTable.count(count)));
    }
    PrintWriter err = to.getErr();
    printText(err, count, sample, how);
    return Terminal.confirms("Replay them?");
  }

  /** A corrected configuration may fit some executions and not others, so each one is checked. */
  private ExitCode printFits(BatchRequest order, long count, String how) {
    boolean isJson = output == OutputFormat.JSON;
    PrintWriter out = to.getOut();
    List<PlanFit> fits = new ArrayList<>();
    long refused = 0;
    Iterator<Execution> found = executions.iterate(order.filter());
    for (long done = 0; done < count && found.hasNext(); done++) {
      PlanFit fit = PlanFit.of(replays, found.next(), order.options());
      refused += fit.fits() ? 0 : 1;
      if (isJson) {
        fits.add(fit);
      } else {
        out.println(Printable.of(fit.text()));
      }
    }
    if (isJson) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("count", count);
      document.put("checked", fits);
      out.println(Json.of(document));
    } else {
      out.println(
          "%s would be replayed %s; %d would be refused"
              .formatted(ExecutionTable.count(count - refused), how, refused));
    }
    return refused == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private void printNothing() {
    to.getOut()
        .println(
            output == OutputFormat.JSON ? Json.of(Map.of("count", 0)) : "no execution to replay");
  }

  private void printSample(PrintWriter out, long count, List<Execution> sample, String how) {
    if (output == OutputFormat.TEXT) {
      printText(out, count, sample, how);
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("count", count);
    document.put("sample", sample);
    out.println(Json.of(document));
  }

  private static void printText(PrintWriter out, long count, List<Execution> sample, String how) {
    out.println("%s would be replayed %s".formatted(ExecutionTable.count(count), how));
    if (!sample.isEmpty()) {
      out.println(ExecutionTable.of(sample, true, Screen.columns(System::getenv)));
    }
    if (count > sample.size()) {
      out.println("… and %d more".formatted(count - sample.size()));
    }
    out.flush();
  }
}
