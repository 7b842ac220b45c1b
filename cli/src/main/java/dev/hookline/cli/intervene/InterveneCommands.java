package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.Intervention;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands that act on running executions. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExamples:%n")
public abstract class InterveneCommands implements Callable<Integer> {

  private final Intervention intervention;

  @Mixin private final TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec;

  InterveneCommands(Intervention intervention) {
    this.intervention = intervention;
  }

  /** Returns whether it acts on all executions of a filter without confirmation. */
  boolean skipsConfirmation() {
    return true;
  }

  @Override
  public Integer call() {
    return target.apply(Action.of(intervention), skipsConfirmation(), spec.commandLine());
  }

  /** Cancels executions. */
  @Command(
      name = "cancel",
      description = {
        "Cancel running executions: the attempt in flight is asked to stop, no other webhook starts.",
        "A delivery that has started continues; cancel it by its own id."
      },
      footer = {
        "  hookline cancel OnProjectCreated:project-7",
        "  hookline cancel --event OnProjectCreated --until 1h"
      })
  public static final class Cancel extends InterveneCommands {

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    Cancel() {
      super(Intervention.CANCEL);
    }

    @Override
    boolean skipsConfirmation() {
      return yes;
    }
  }

  /** Pauses the attempts of a webhook. */
  @Command(
      name = "pause",
      description = {
        "Pause a webhook's attempts; the one in flight finishes, and its response counts.",
        "Acts on what is pending now; new events are not paused."
      },
      footer = {
        "  hookline pause OnProjectCreated:project-7 --webhook billing",
        "  hookline pause --event OnProjectCreated --webhook billing"
      })
  public static final class Pause extends InterveneCommands {
    Pause() {
      super(Intervention.PAUSE);
    }
  }

  /** Resumes the attempts of a webhook. */
  @Command(
      name = "resume",
      description = {
        "Resume a webhook's paused attempts; the next one is made at once.",
        "Acts on what is pending now."
      },
      footer = {
        "  hookline resume OnProjectCreated:project-7 --webhook billing",
        "  hookline resume --event OnProjectCreated --webhook billing"
      })
  public static final class Resume extends InterveneCommands {
    Resume() {
      super(Intervention.RESUME);
    }
  }

  /** Makes the next attempt at once. */
  @Command(
      name = "retry-now",
      description = {
        "Make a webhook's next attempt at once, for example after its endpoint was fixed.",
        "The attempt keeps its number, and the remaining attempts do not change. Acts on what is pending now."
      },
      footer = {
        "  hookline retry-now OnProjectCreated:project-7 --webhook billing",
        "  hookline retry-now --event OnProjectCreated --webhook billing"
      })
  public static final class RetryNow extends InterveneCommands {
    RetryNow() {
      super(Intervention.RETRY_NOW);
    }
  }
}
