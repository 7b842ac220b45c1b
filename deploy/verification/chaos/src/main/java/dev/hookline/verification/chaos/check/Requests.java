package dev.hookline.verification.chaos.check;

import dev.hookline.internal.wire.WebhookId;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Optional;

/** Promises about the requests of an event, whatever faults occurred. */
final class Requests {

  static final String ORDER = "a webhook is called after all before it are recorded";
  static final String SAME_ID = "a webhook keeps its webhook-id";
  static final String GIVEN_DATA = "useDataFrom is sent the recorded response";

  private Requests() {}

  static void followRecords(Case one, List<Violation> violations) {
    List<PlannedWebhook> sync = one.kind().sync();
    for (int later = 0; later < sync.size(); later++) {
      follow(one, sync.get(later), sync.subList(0, later), violations);
    }
    for (PlannedWebhook webhook : one.kind().async()) {
      follow(one, webhook, sync, violations);
      RecordedRun delivery = one.deliveries().get(webhook.name());
      one.arrivals(webhook.name()).stream()
          .findFirst()
          .filter(first -> delivery == null || first.at() < delivery.startedAt())
          .ifPresent(first -> violations.add(early(one, webhook, "its delivery")));
    }
  }

  private static void follow(
      Case one, PlannedWebhook webhook, List<PlannedWebhook> before, List<Violation> violations) {
    if (one.arrivals(webhook.name()).isEmpty()) {
      return;
    }
    long first = one.arrivals(webhook.name()).get(0).at();
    for (PlannedWebhook earlier : before) {
      Optional<RecordedResponse> response = one.response(earlier.name());
      if (response.isEmpty() || first < response.get().at()) {
        violations.add(early(one, webhook, "'" + earlier.name() + "'"));
      }
    }
  }

  private static Violation early(Case one, PlannedWebhook webhook, String what) {
    return new Violation(
        ORDER,
        one.execution(),
        "'%s' was called before %s was recorded".formatted(webhook.name(), what));
  }

  static void keepIds(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().webhooks()) {
      String expected = WebhookId.of(one.execution(), webhook.name());
      for (Arrival arrival : one.arrivals(webhook.name())) {
        if (!arrival.webhookId().equals(expected)) {
          violations.add(
              new Violation(
                  SAME_ID,
                  one.execution(),
                  "'%s', attempt %d, carried %s"
                      .formatted(webhook.name(), arrival.attempt(), arrival.webhookId())));
        }
      }
    }
  }

  static void carryRecordedData(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().sync()) {
      Optional<RecordedResponse> given = one.response(webhook.useDataFrom());
      for (Arrival arrival : one.arrivals(webhook.name())) {
        if (given.isPresent()
            && !arrival.body().isEmpty()
            && !given.get().body().equals(arrival.body())) {
          violations.add(
              new Violation(
                  GIVEN_DATA,
                  one.execution(),
                  "'%s' was not sent the response of '%s'"
                      .formatted(webhook.name(), webhook.useDataFrom())));
        }
      }
    }
  }
}
