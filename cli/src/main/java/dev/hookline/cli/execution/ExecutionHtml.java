package dev.hookline.cli.execution;

import dev.hookline.cli.html.Html;
import dev.hookline.cli.html.Template;
import dev.hookline.operate.EarlierRun;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.show.PlanProblem;
import dev.hookline.operate.show.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An execution as a self-contained HTML page. */
final class ExecutionHtml {

  private ExecutionHtml() {}

  static String of(ExecutionDetail detail, Instant now) {
    Execution execution = detail.execution();
    Timeline timeline = Timeline.of(detail, now);
    TimelineHtml picture = new TimelineHtml(timeline);
    Html content =
        Template.of("execution.html")
            .fill(
                Map.ofEntries(
                    Map.entry("event", Html.text(DetailText.event(detail))),
                    Map.entry("status", Html.text(execution.status().code())),
                    Map.entry("statusText", Html.text(execution.status().code().replace('_', ' '))),
                    Map.entry("id", Html.text(execution.id())),
                    Map.entry("facts", facts(detail, timeline)),
                    Map.entry("axis", picture.axis()),
                    Map.entry("rows", picture.rows()),
                    Map.entry("legend", picture.legend()),
                    Map.entry("outcome", outcome(detail)),
                    Map.entry("webhooks", webhooks(detail, now)),
                    Map.entry("payload", Html.text(detail.payload()))));
    return Template.page(
        DetailText.event(detail) + " " + execution.id(),
        content,
        Html.of(
            "Generated %s by hookline. Hover over a bar to see its attempt.",
            now.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static Html facts(ExecutionDetail detail, Timeline timeline) {
    Execution execution = detail.execution();
    List<Html> facts = new ArrayList<>();
    facts.add(fact("Started", execution.startedAt().truncatedTo(ChronoUnit.MILLIS).toString()));
    facts.add(
        fact(
            execution.closedAt() == null ? "Running for" : "Took",
            TimelineText.duration(execution, timeline)));
    facts.add(fact("Run", execution.runId()));
    String deadline = RetryText.deadline(detail.plan(), execution.startedAt());
    if (!deadline.isEmpty()) {
      facts.add(fact("Deadline", deadline));
    }
    for (EarlierRun run : detail.replays()) {
      String how = run.status() == null ? "no longer kept" : run.status().code();
      facts.add(fact("Replays, from " + run.from(), run.runId() + " (" + how + ")"));
    }
    if (detail.ui() != null) {
      facts.add(
          Html.of("<li><b>Temporal UI</b><a href=\"%s\">open this run</a></li>", detail.ui()));
    }
    return Html.join(facts);
  }

  private static Html fact(String name, String value) {
    return Html.of("<li><b>%s</b><span class=\"num\">%s</span></li>", name, value);
  }

  private static Html webhooks(ExecutionDetail detail, Instant now) {
    return detail.rawPlan() == null
        ? Html.join(WebhookHtml.all(detail, now))
        : Html.of(
            "<p class=\"soft\">The plan is not usable: %s. Found:</p><pre>%s</pre>",
            PlanProblem.of(detail.execution().kind(), detail.rawPlan()),
            detail.rawPlan().isEmpty() ? "(empty)" : detail.rawPlan());
  }

  private static Html outcome(ExecutionDetail detail) {
    if (detail.failure() != null) {
      return Html.of(
          "<section class=\"card\"><h2>Failure</h2><div class=\"failure\">%s</div></section>",
          detail.failure());
    }
    return detail.result() == null
        ? Html.NONE
        : Html.of(
            "<section class=\"card\"><h2>Final response</h2><pre>%s</pre></section>",
            detail.result().isEmpty() ? "(empty)" : detail.result());
  }
}
