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
  void saysInASentenceWhatWasDoneAndHowToGoOn() {
    InterventionReport report = report(Intervention.PAUSE);
    report.made(new AppliedIntervention("E:it's", Intervention.PAUSE, "billing", 13));
    report.end();
    report.end();

    assertThat(out.toString()).isEqualTo("E:it's  billing attempt 13\n");
    assertThat(err.toString())
        .isEqualTo(
            "paused 1 webhook; go on with: hookline resume 'E:it'\\''s' --webhook billing\n");
  }

  @Test
  void countsTheOthers() {
    InterventionReport report = report(Intervention.RETRY_NOW);
    report.made(new AppliedIntervention("E:1", Intervention.RETRY_NOW, "billing", 2));
    report.made(new AppliedIntervention("E:2", Intervention.RETRY_NOW, "billing", 3));
    report.passedOver(new SkippedExecution("E:3", Reason.NOT_PENDING, "no"));
    report.end();

    assertThat(err.toString())
        .isEqualTo("retried 2 webhooks now, of 1 other execution it is not pending\n");
  }

  @Test
  void tellsAMisspeltNameWhereNothingWasDone() {
    InterventionReport report = report(Intervention.RESUME);
    report.passedOver(
        new SkippedExecution("E:1", Reason.NO_SUCH_WEBHOOK, "execution E:1 has no webhook 'x'"));
    report.passedOver(new SkippedExecution("E:2", Reason.NOT_PENDING, "no"));
    report.end();

    assertThat(err.toString())
        .isEqualTo(
            "resumed 0 webhooks, of 2 other executions it is not paused\n"
                + "execution E:1 has no webhook 'x'\n");
  }

  @Test
  void countsExecutionsWhereTheyAreCancelled() {
    InterventionReport report = report(Intervention.CANCEL);
    report.made(new AppliedIntervention("E:1", Intervention.CANCEL, null, null));
    report.end();

    assertThat(err.toString()).isEqualTo("cancelled 1 execution\n");
  }

  private InterventionReport report(Intervention intervention) {
    return new InterventionReport(intervention, OutputFormat.TEXT, to);
  }
}
