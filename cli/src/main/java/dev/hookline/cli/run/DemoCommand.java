package dev.hookline.cli.run;

import dev.hookline.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the main job on a machine without a Temporal server. */
@Command(
    name = "demo",
    description = {
      "Show what Hookline does: a chain, async webhooks, retries, a failure and its repair.",
      "It runs on an embedded server, which keeps nothing and has no UI, list or count."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline demo")
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DemoStage stage = new DemoStage(new DemoStory(spec.commandLine().getOut()))) {
      new Demo(stage).play();
    }
    return ExitCode.OK.code();
  }
}
