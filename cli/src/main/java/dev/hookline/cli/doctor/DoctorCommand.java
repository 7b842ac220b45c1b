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

/** Looks at what Hookline stands on. */
@Command(
    name = "doctor",
    description = {
      "Look at settings, connection, server, namespace, search attributes, clock and workers.",
      "Ends with 1 where something must be repaired, with 3 where no server"
          + " answers, or it has no such namespace."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline doctor --fix")
public final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--fix",
      description =
          "Register search attributes that are missing; keep ended executions for 30 days where it is"
              + " less than 7.")
  private boolean fix;

  @Option(
      names = "--task-queue",
      paramLabel = "NAME",
      description = "The workers' task queue. Default: HOOKLINE_TASK_QUEUE, else hookline.")
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
