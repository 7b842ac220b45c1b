package dev.hookline.verification.chaos.check;

import dev.hookline.contract.Digest;
import dev.hookline.contract.WebhookId;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.Answer;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Optional;

/**
 * Promises about what an event takes for a response. Nothing is said of one whose request crossed a
 * response that nobody asked for on the way: no client could tell that from its own.
 */
record Responses(Crossings crossings) implements Rule {

  static final String OWN = "an event gets the response to its own request";
  static final String GIVEN = "a recorded response is one that the endpoint gave";
  static final String LOOKED_AT = "a kept connection is looked at before it is used";

  private static final String NOTHING = Digest.ofPayload(new byte[0]);

  @Override
  public void check(Case one, List<Violation> violations) {
    boolean crossed = false;
    for (Arrival dead : one.onDeadConnections()) {
      if (crossings.crossed(dead)) {
        crossed = true;
      } else {
        violations.add(
            new Violation(
                LOOKED_AT,
                one.execution(),
                "'%s', attempt %d, was sent by %s on a connection that had been over for %d ms"
                    .formatted(
                        dead.webhook(),
                        dead.attempt(),
                        dead.worker(),
                        Answer.parse(dead.answer()).delayMillis())));
      }
    }
    if (!crossed) {
      recordsGiven(one, violations);
      recordsOwn(one, violations);
      tellsOwn(one, violations);
    }
  }

  private static void recordsGiven(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().webhooks()) {
      one.answer(webhook.name())
          .filter(
              answer ->
                  one.arrivals(webhook.name()).stream()
                      .filter(arrival -> arrival.at() <= answer.at())
                      .filter(arrival -> Answer.parse(arrival.answer()).isSuccess())
                      .noneMatch(
                          arrival ->
                              answer.body().equals(NOTHING)
                                  || answer.body().equals(arrival.answerBody())))
          .ifPresent(
              answer ->
                  violations.add(
                      new Violation(
                          GIVEN,
                          one.execution(),
                          "the endpoint of '%s' gave no such answer".formatted(webhook.name()))));
    }
  }

  private static void recordsOwn(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().webhooks()) {
      one.answer(webhook.name())
          .filter(answer -> !answer.text().isEmpty())
          .filter(answer -> !isOwn(one, webhook, answer.text()))
          .ifPresent(
              answer ->
                  violations.add(
                      new Violation(
                          OWN,
                          one.execution(),
                          "of '%s' %s is recorded".formatted(webhook.name(), answer.text()))));
    }
  }

  private static void tellsOwn(Case one, List<Violation> violations) {
    Optional<PlannedWebhook> last =
        one.kind().sync().stream().filter(PlannedWebhook::finalResponse).findFirst();
    for (CallerLine line : one.lines()) {
      boolean own =
          line.what() == What.SUCCESS
              ? last.map(webhook -> isOwn(one, webhook, line.body()))
                  .orElseGet(() -> line.body().isEmpty())
              : line.what() != What.FAILURE || quotesOwn(one, line.body());
      if (!own) {
        violations.add(
            new Violation(
                OWN,
                one.execution(),
                "caller %d was told %s".formatted(line.caller(), line.body())));
      }
    }
  }

  /** What a failure quotes need have no tag. */
  private static boolean quotesOwn(Case one, String body) {
    return Tag.of(body).isEmpty()
        || one.kind().sync().stream().anyMatch(webhook -> isOwn(one, webhook, body));
  }

  private static boolean isOwn(Case one, PlannedWebhook webhook, String body) {
    String id = WebhookId.of(one.execution(), webhook.name());
    return Tag.of(body)
        .filter(tag -> tag.key().equals(one.event().key()) && tag.from().equals(webhook.name()))
        .filter(
            tag ->
                one.arrivals(webhook.name()).stream()
                    .filter(arrival -> arrival.webhookId().equals(id))
                    .anyMatch(arrival -> arrival.request().equals(tag.request())))
        .isPresent();
  }
}
