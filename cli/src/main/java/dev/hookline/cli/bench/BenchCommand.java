package dev.hookline.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.contract.Names;
import dev.hookline.verification.figures.ProcessCpu;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads a deployment and says what it took. */
@Command(
    name = "bench",
    description = {
      "Load a deployment with events and say what it took: latency, throughput, history, CPU.",
      "The events are real executions of event HooklineBench; their receivers are built in."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline bench --sync 3 --concurrency 8 --duration 1m --html bench.html",
      "  hookline bench --rate 50/s --async 1 --fail 2 --pid worker=4711 --pid postgres=815",
      "  hookline bench --events 500 -o json >before.json; hookline bench --events 500 --compare before.json"
    })
public final class BenchCommand implements Callable<Integer> {

  @Mixin private LoadOptions load = new LoadOptions();

  @Mixin private ShapeOptions shape = new ShapeOptions();

  @Option(
      names = "--embedded-worker",
      description = "Run the worker in this process too, on a task queue of its own.")
  private boolean embeddedWorker;

  @Option(
      names = "--task-queue",
      paramLabel = "NAME",
      description = "The queue that the workers poll; default HOOKLINE_TASK_QUEUE, or hookline.",
      defaultValue = "${env:HOOKLINE_TASK_QUEUE}")
  private @Nullable String taskQueue;

  @Option(
      names = "--receiver-host",
      paramLabel = "HOST",
      description = "The name or address by which workers reach this machine; default loopback.")
  private @Nullable String receiverHost;

  @Option(
      names = "--receiver-port",
      paramLabel = "PORT",
      description = "The port of the receivers; default a free one.",
      defaultValue = "0")
  private int receiverPort;

  @Option(
      names = "--pid",
      paramLabel = "NAME=PID",
      description = "Read the CPU time of this process and its children too; may be repeated.")
  private List<String> pids = List.of();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report, with plots, to a page of its own too.")
  private @Nullable Path html;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Compare with an earlier run's JSON.")
  private @Nullable Path compare;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    OutputFile.check(html);
    BenchOrder order = order();
    BenchReport before = compare == null ? null : Json.read(compare, BenchReport.class);
    PrintWriter err = spec.commandLine().getErr();
    BenchReport measured = new BenchRun(order, new BenchProgress(err)).measure();
    BenchReport report = before == null ? measured : measured.comparedTo(before);
    print(report, order.shape().text() + "; " + order.load().text());
    boolean isGood = report.events().failed() == 0 && report.events().undelivered() == 0;
    return (isGood ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private BenchOrder order() {
    return new BenchOrder(
        shape.shape(),
        load.load(),
        load.warmup(),
        embeddedWorker,
        queue(),
        receiverHost,
        receiverPort,
        pids.stream().map(ProcessCpu::of).toList());
  }

  private String queue() {
    if (taskQueue != null && !taskQueue.isBlank()) {
      return taskQueue;
    }
    return embeddedWorker ? "hookline-bench-" + UUID.randomUUID() : Names.TASK_QUEUE;
  }

  private void print(BenchReport report, String what) throws IOException {
    if (html != null) {
      Files.writeString(html, BenchHtml.of(report, what), UTF_8);
      spec.commandLine().getErr().println("wrote " + html);
    }
    spec.commandLine()
        .getOut()
        .println(
            output.isJson()
                ? Json.of(report)
                : BenchText.of(report, what, Screen.current(null, System::getenv)));
  }
}
