package dev.hookline.cli.intervene;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Printable;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.intervene.Intervened;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.PassedOver;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Says what was done: each line when it is, since the command may be ended before the last. */
final class InterventionReport {

  private final Intervention intervention;
  private final OutputFormat output;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Intervened> made = new ArrayList<>();
  private int others;
  private boolean isEnded;

  InterventionReport(Intervention intervention, OutputFormat output, CommandLine to) {
    this.intervention = intervention;
    this.output = output;
    this.out = to.getOut();
    this.err = to.getErr();
  }

  void made(Intervened one) {
    made.add(one);
    if (output == OutputFormat.TEXT) {
      out.println(
          Printable.of(
              one.webhook() == null
                  ? one.executionId()
                  : "%s  %s attempt %d"
                      .formatted(one.executionId(), one.webhook(), one.attempt())));
    }
  }

  /** That most executions of a filter wait for another webhook is nothing to tell of each. */
  void passedOver(PassedOver one) {
    if (one.reason() == Reason.NOT_PENDING || one.reason() == Reason.NOT_PAUSED) {
      others++;
    } else {
      err.println("passed over: " + Printable.of(one.message()));
    }
  }

  boolean isSomething() {
    return !made.isEmpty();
  }

  /** Says the sum, once: ctrl-c may come at the end. */
  synchronized void end() {
    if (isEnded) {
      return;
    }
    isEnded = true;
    if (output == OutputFormat.JSON) {
      out.println(Json.of(made));
    } else {
      err.println(
          "%s: %d%s"
              .formatted(
                  intervention.code(),
                  made.size(),
                  others == 0
                      ? ""
                      : ", others not "
                          + (intervention == Intervention.RESUME ? "paused: " : "pending: ")
                          + others));
    }
    out.flush();
    err.flush();
  }
}
