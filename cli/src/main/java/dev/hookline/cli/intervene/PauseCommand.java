package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.Intervention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Pauses the attempts of a webhook. */
@Command(
    name = "pause",
    description = {
      "Pause a webhook's attempts; the one in flight finishes, and its answer counts.",
      "Acts on what is pending now; new events are not held back."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline pause OnProjectCreated:project-7 --webhook billing",
      "  hookline pause --event OnProjectCreated --webhook billing"
    })
public final class PauseCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.apply(Intervention.PAUSE, true, spec.commandLine());
  }
}
