package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.Intervention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Resumes the attempts of a webhook. */
@Command(
    name = "resume",
    description = {
      "Resume a webhook's paused attempts, the next one at once.",
      "Acts on what is pending now."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline resume OnProjectCreated:project-7 --webhook billing",
      "  hookline resume --event OnProjectCreated --webhook billing"
    })
public final class ResumeCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.apply(Intervention.RESUME, true, spec.commandLine());
  }
}
