package dev.hookline.cli.run;

import dev.hookline.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Demonstrates Hookline without a Temporal server. */
@Command(
    name = "demo",
    description = {
      "Show what Hookline does: a chain, async webhooks, retries, a failure and its fix.",
      "It runs on an embedded server, which stores nothing and has no UI, list or count."
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
