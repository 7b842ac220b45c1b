package dev.hookline.verification.chaos.check;

import dev.hookline.internal.wire.Digest;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Optional;

/**
 * Promises about which response an event gets. Excludes requests that crossed an unsolicited
 * response in flight: no client could distinguish it from its own.
 */
record Responses(Crossings crossings) implements Rule {

  static final String OWN = "an event gets the response to its own request";
  static final String GIVEN = "a recorded response is one that the endpoint sent";
  static final String CHECKED = "a kept connection is checked before it is used";

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
                CHECKED,
                one.execution(),
                "'%s', attempt %d, was sent by %s on a connection that had been dead for %d ms"
                    .formatted(
                        dead.webhook(),
                        dead.attempt(),
                        dead.worker(),
                        PlannedResponse.parse(dead.response()).delayMillis())));
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
      one.response(webhook.name())
          .filter(
              response ->
                  one.arrivals(webhook.name()).stream()
                      .filter(arrival -> arrival.at() <= response.at())
                      .filter(arrival -> PlannedResponse.parse(arrival.response()).isSuccess())
                      .noneMatch(
                          arrival ->
                              response.body().equals(NOTHING)
                                  || response.body().equals(arrival.responseBody())))
          .ifPresent(
              response ->
                  violations.add(
                      new Violation(
                          GIVEN,
                          one.execution(),
                          "the endpoint of '%s' sent no such response".formatted(webhook.name()))));
    }
  }

  private static void recordsOwn(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().webhooks()) {
      one.response(webhook.name())
          .filter(response -> !response.text().isEmpty())
          .filter(response -> !isOwn(one, webhook, response.text()))
          .ifPresent(
              response ->
                  violations.add(
                      new Violation(
                          OWN,
                          one.execution(),
                          "for '%s', %s is recorded".formatted(webhook.name(), response.text()))));
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
                OWN, one.execution(), "caller %d got %s".formatted(line.caller(), line.body())));
      }
    }
  }

  /** The excerpt in a failure need not have a tag. */
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
