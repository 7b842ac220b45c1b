package dev.hookline.cli.intervene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.output.OutputFormat;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.intervene.AppliedIntervention;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.SkippedExecution;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class InterventionReportTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine to =
      new CommandLine(CommandSpec.create())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  @Test
  void reportsWhatWasDoneAndHowToResume() {
    InterventionReport report = report(Intervention.PAUSE);
    report.applied(new AppliedIntervention("E:it's", Intervention.PAUSE, "billing", 13));
    report.end();
    report.end();

    assertThat(out.toString()).isEqualTo("E:it's  billing attempt 13\n");
    assertThat(err.toString())
        .isEqualTo(
            "paused 1 webhook; resume it with: hookline resume 'E:it'\\''s' --webhook billing\n");
  }

  @Test
  void countsTheOthers() {
    InterventionReport report = report(Intervention.RETRY_NOW);
    report.applied(new AppliedIntervention("E:1", Intervention.RETRY_NOW, "billing", 2));
    report.applied(new AppliedIntervention("E:2", Intervention.RETRY_NOW, "billing", 3));
    report.skipped(new SkippedExecution("E:3", Reason.NOT_PENDING, "no"));
    report.end();

    assertThat(err.toString())
        .isEqualTo("retried 2 webhooks now; in 1 other execution it is not pending\n");
  }

  @Test
  void reportsAMisspelledNameIfNothingWasDone() {
    InterventionReport report = report(Intervention.RESUME);
    report.skipped(
        new SkippedExecution("E:1", Reason.NO_SUCH_WEBHOOK, "execution E:1 has no webhook 'x'"));
    report.skipped(new SkippedExecution("E:2", Reason.NOT_PENDING, "no"));
    report.end();

    assertThat(err.toString())
        .isEqualTo(
            "resumed 0 webhooks; in 2 other executions it is not paused\n"
                + "execution E:1 has no webhook 'x'\n");
  }

  @Test
  void countsCancelledExecutions() {
    InterventionReport report = report(Intervention.CANCEL);
    report.applied(new AppliedIntervention("E:1", Intervention.CANCEL, null, null));
    report.end();

    assertThat(err.toString()).isEqualTo("cancelled 1 execution\n");
  }

  private InterventionReport report(Intervention intervention) {
    return new InterventionReport(Action.of(intervention), OutputFormat.TEXT, to);
  }
}
