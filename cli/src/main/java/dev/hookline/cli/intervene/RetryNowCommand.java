package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.Intervention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the next attempt at once. */
@Command(
    name = "retry-now",
    description = {
      "Make a webhook's next attempt at once, for instance when its endpoint is repaired.",
      "The number of the attempt and what is left of them are kept. Acts on what is pending now."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline retry-now OnProjectCreated:project-7 --webhook billing",
      "  hookline retry-now --event OnProjectCreated --webhook billing"
    })
public final class RetryNowCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.apply(Intervention.RETRY_NOW, true, spec.commandLine());
  }
}
