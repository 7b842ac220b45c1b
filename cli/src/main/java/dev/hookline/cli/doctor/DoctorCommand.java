package dev.hookline.cli.doctor;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.operate.doctor.Diagnosis;
import dev.hookline.operate.doctor.Doctor;
import dev.hookline.operate.doctor.FindingStatus;
import dev.hookline.worker.EnvironmentSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks what Hookline depends on. */
@Command(
    name = "doctor",
    description = {
      "Check settings, connection, server, namespace, search attributes, clock and workers.",
      "Exits with 1 if something must be fixed, with 3 if the server"
          + " does not respond or the namespace does not exist."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline doctor --fix")
public final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--fix",
      description =
          "Register missing search attributes; set the retention to 30 days if it" + " is under 7.")
  private boolean fix;

  @Option(
      names = "--task-queue",
      paramLabel = "NAME",
      description = "The workers' task queue; default HOOKLINE_TASK_QUEUE, else hookline.")
  private @Nullable String taskQueue;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String queue =
        taskQueue == null
            ? new EnvironmentSettings(System::getenv).worker().taskQueue()
            : taskQueue;
    Doctor doctor = Doctor.ofEnvironment(System.getenv()).withTaskQueue(queue);
    Diagnosis diagnosis = fix ? doctor.repair() : doctor.examine();
    spec.commandLine()
        .getOut()
        .println(
            output.isJson()
                ? Json.of(diagnosis)
                : FindingList.of(diagnosis, Screen.columns(System::getenv)));
    return codeOf(diagnosis).code();
  }

  private static ExitCode codeOf(Diagnosis diagnosis) {
    if (diagnosis.isServerMissing() || isNamespaceMissing(diagnosis)) {
      return ExitCode.SERVER;
    }
    return diagnosis.status() == FindingStatus.ERROR ? ExitCode.FAILED : ExitCode.OK;
  }

  private static boolean isNamespaceMissing(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .anyMatch(
            finding ->
                finding.check().equals("namespace") && finding.status() == FindingStatus.ERROR);
  }
}
