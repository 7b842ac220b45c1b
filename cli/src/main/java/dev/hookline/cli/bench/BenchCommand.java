package dev.hookline.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.internal.wire.Names;
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

/** Runs a benchmark against a deployment. */
@Command(
    name = "bench",
    description = {
      "Run a load of events against a deployment and report latency, throughput, history and CPU.",
      "The events are real executions of the event HooklineBench; their receivers are built in."
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
      description = "Also run a worker in this process, on its own task queue.")
  private boolean embeddedWorker;

  @Option(
      names = "--task-queue",
      paramLabel = "NAME",
      description =
          "The task queue that the workers poll; default HOOKLINE_TASK_QUEUE, else hookline.",
      defaultValue = "${env:HOOKLINE_TASK_QUEUE}")
  private @Nullable String taskQueue;

  @Option(
      names = "--receiver-host",
      paramLabel = "HOST",
      description =
          "The host name or address at which workers reach this machine; default loopback.")
  private @Nullable String receiverHost;

  @Option(
      names = "--receiver-port",
      paramLabel = "PORT",
      description = "The port of the receivers; default: a free port.",
      defaultValue = "0")
  private int receiverPort;

  @Option(
      names = "--ordering-keys",
      paramLabel = "N",
      description =
          "Give each event one of N ordering keys; events of one key run one after the other. Default: no order.",
      defaultValue = "0")
  private int orderingKeys;

  @Option(
      names = "--pid",
      paramLabel = "NAME=PID",
      description = "Also measure the CPU time of this process and its children; repeatable.")
  private List<String> pids = List.of();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write the report, with plots, as a self-contained HTML page.")
  private @Nullable Path html;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Compare with the JSON of an earlier run.")
  private @Nullable Path compare;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    OutputFile.check(html);
    BenchSettings settings = settings();
    BenchReport before = compare == null ? null : Json.read(compare, BenchReport.class);
    PrintWriter err = spec.commandLine().getErr();
    BenchReport measured = new BenchRun(settings, new BenchProgress(err)).measure();
    BenchReport report = before == null ? measured : measured.comparedTo(before);
    print(report, settings.shape().text() + "; " + settings.load().text());
    boolean isGood = report.events().failed() == 0 && report.events().undelivered() == 0;
    return (isGood ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private BenchSettings settings() {
    return new BenchSettings(
        shape.shape(),
        load.load(),
        load.warmup(),
        embeddedWorker,
        queue(),
        receiverHost,
        receiverPort,
        orderingKeys,
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
