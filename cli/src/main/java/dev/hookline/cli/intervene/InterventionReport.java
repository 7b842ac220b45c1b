package dev.hookline.cli.intervene;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.intervene.AppliedIntervention;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.SkippedExecution;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reports what was done, line by line, since the command may be stopped early. */
final class InterventionReport {

  private final Intervention intervention;
  private final boolean isTrial;
  private final OutputFormat output;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<AppliedIntervention> applied = new ArrayList<>();
  private int others;
  private @Nullable String misspelled;
  private boolean isEnded;

  InterventionReport(Action action, OutputFormat output, CommandLine to) {
    this.intervention = action.kind();
    this.isTrial = action.isTrial();
    this.output = output;
    this.out = to.getOut();
    this.err = to.getErr();
  }

  void applied(AppliedIntervention one) {
    applied.add(one);
    if (output == OutputFormat.TEXT) {
      out.println(
          Printable.of(
              one.webhook() == null
                  ? one.executionId()
                  : "%s  %s attempt %d"
                      .formatted(one.executionId(), one.webhook(), one.attempt())));
    }
  }

  /** Most executions of a filter wait for another webhook; those are only counted. */
  void skipped(SkippedExecution one) {
    if (one.reason() == Reason.NO_SUCH_WEBHOOK) {
      others++;
      misspelled = one.message();
    } else if (one.reason() == Reason.NOT_PENDING || one.reason() == Reason.NOT_PAUSED) {
      others++;
    } else {
      err.println("skipped: " + Printable.of(one.message()));
    }
  }

  boolean isSomething() {
    return !applied.isEmpty();
  }

  /** Prints the summary, once: ctrl-c may come at the end. */
  synchronized void end() {
    if (isEnded) {
      return;
    }
    isEnded = true;
    if (output == OutputFormat.JSON) {
      out.println(Json.of(applied));
    } else {
      err.println(Printable.of(sum()));
    }
    if (applied.isEmpty() && misspelled != null) {
      err.println(Printable.of(misspelled));
    }
    out.flush();
    err.flush();
  }

  private String sum() {
    boolean isWhole = intervention == Intervention.CANCEL;
    String what = isWhole ? "execution" : "webhook";
    String count = applied.size() + " " + what + (applied.size() == 1 ? "" : "s");
    String done =
        switch (intervention) {
          case CANCEL -> "cancelled " + count;
          case PAUSE -> "paused " + count;
          case RESUME -> "resumed " + count;
          case RETRY_NOW -> "retried " + count + " now";
          case REDIRECT -> (isTrial ? "would redirect " : "redirected ") + count;
        };
    String rest =
        others == 0
            ? ""
            : "; in %s it is not %s"
                .formatted(
                    others == 1 ? "1 other execution" : others + " other executions",
                    intervention == Intervention.RESUME ? "paused" : "pending");
    return done + rest + next();
  }

  /** Returns how to resume, if a single webhook is paused. */
  private String next() {
    if (intervention != Intervention.PAUSE || applied.size() != 1) {
      return "";
    }
    AppliedIntervention one = applied.get(0);
    return "; resume it with: hookline resume %s --webhook %s"
        .formatted(Shell.word(one.executionId()), Shell.word(String.valueOf(one.webhook())));
  }
}
