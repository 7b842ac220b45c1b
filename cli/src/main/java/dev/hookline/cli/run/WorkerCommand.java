package dev.hookline.cli.run;

import dev.hookline.cli.input.ServerCheck;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.connect.Connection;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerProgram;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerTelemetry;
import dev.hookline.worker.internal.metrics.Metrics;
import io.temporal.client.WorkflowClient;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a worker until SIGTERM or ctrl-c. */
@Command(
    name = "worker",
    description = {
      "Run a worker until you stop it; it then finishes the attempts in flight.",
      "Settings come from TEMPORAL_* and HOOKLINE_* variables; see docs/cli.md."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  TEMPORAL_ADDRESS=temporal:7233 hookline worker")
public final class WorkerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    EnvironmentSettings settings = new EnvironmentSettings(System::getenv);
    Metrics metrics = new Metrics();
    Connection connection = Connection.fromEnvironment(metrics.scope());
    ServerCheck.check(connection.client());
    Optional<ProgramTraces> traces = ProgramTraces.of(System::getenv);
    WorkerProgram program = WorkerProgram.start(connection, metrics, settings, telemetry(traces));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  program.close();
                  traces.ifPresent(ProgramTraces::close);
                  stopped.countDown();
                }));
    GracefulStop.exitWithZeroOnSigterm();
    spec.commandLine().getErr().println(started(connection.client(), settings, program));
    spec.commandLine().getErr().flush();
    stopped.await();
    return ExitCode.OK.code();
  }

  private static WorkerTelemetry telemetry(Optional<ProgramTraces> traces) {
    return traces
        .map(ProgramTraces::openTelemetry)
        .map(WorkerTelemetry.none()::withOpenTelemetry)
        .orElse(WorkerTelemetry.none());
  }

  private static String started(
      WorkflowClient client, EnvironmentSettings settings, WorkerProgram program) {
    WorkerSettings worker = settings.worker();
    return "worker polls task queue '%s' of namespace '%s'%s%s%s"
        .formatted(
            worker.taskQueue(),
            client.getOptions().getNamespace(),
            Optional.ofNullable(worker.version())
                .map(v -> " as build '%s' of '%s'".formatted(v.buildId(), v.deploymentName()))
                .orElse(""),
            program
                .healthPort()
                .map(port -> "; health on http://" + host(settings.healthAddress()) + ":" + port)
                .orElse(""),
            encryption());
  }

  /** Returns which key encrypts; nothing where none does. */
  private static String encryption() {
    List<String> keys = Encryption.fromEnvironment().keyIds();
    return keys.isEmpty() ? "" : "; encrypts with key '%s'".formatted(keys.get(0));
  }

  private static String host(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
