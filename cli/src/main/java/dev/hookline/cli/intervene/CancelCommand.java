package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.Intervention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cancels executions. */
@Command(
    name = "cancel",
    description = {
      "Cancel executions that run: the attempt in flight is asked to stop, no other webhook starts.",
      "A delivery that has started goes on; cancel it by its own id."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline cancel OnProjectCreated:project-7",
      "  hookline cancel --event OnProjectCreated --until 1h"
    })
public final class CancelCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.apply(Intervention.CANCEL, yes, spec.commandLine());
  }
}
