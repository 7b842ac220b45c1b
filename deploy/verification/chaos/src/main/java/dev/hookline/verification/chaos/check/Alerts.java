package dev.hookline.verification.chaos.check;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.verification.chaos.plan.AlertPlan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Promises about each alert: one delivery for a change of state, and no secret. A delivery is
 * at-least-once, so its request may be repeated, with the same id and body.
 */
final class Alerts {

  static final String ONCE = "an alert is sent once for each change of state";
  static final String DISCREET = "an alert has no secret, URL or payload";

  /** Parts of every URL and payload of a run. */
  private static final List<String> CONFIDENTIAL =
      List.of(AlertPlan.SECRET, "script=", "1234567890123456789");

  private Alerts() {}

  static void check(List<SentAlert> alerts, List<Violation> violations) {
    Map<String, String> bodies = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (SentAlert alert : alerts) {
      String body = bodies.putIfAbsent(alert.id(), alert.body());
      if (body != null) {
        violations.add(violation(ONCE, alert, "%s was %s before".formatted(alert.id(), body)));
      }
      String id = ids.putIfAbsent(change(alert), alert.id());
      if (id != null && !id.equals(alert.id())) {
        violations.add(
            violation(ONCE, alert, "it was sent as %s and as %s".formatted(id, alert.id())));
      }
      CONFIDENTIAL.stream()
          .filter(alert.body()::contains)
          .forEach(part -> violations.add(violation(DISCREET, alert, "it contains " + part)));
    }
    alternate(alerts, violations);
  }

  private static String change(SentAlert alert) {
    return "%s %s %d".formatted(alert.type(), alert.endpoint(), alert.at());
  }

  /** An endpoint fails, recovers, fails: an alert that says the same again was sent twice. */
  private static void alternate(List<SentAlert> alerts, List<Violation> violations) {
    Set<String> seen = new HashSet<>();
    alerts.stream()
        .filter(alert -> !alert.type().equals(Alert.EXHAUSTED))
        .filter(alert -> seen.add(change(alert)))
        .sorted(Comparator.comparingLong(SentAlert::at))
        .collect(Collectors.groupingBy(SentAlert::endpoint, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(changes -> alternateOne(changes, violations));
  }

  private static void alternateOne(List<SentAlert> changes, List<Violation> violations) {
    String last = Alert.RECOVERED;
    for (SentAlert change : changes) {
      if (change.type().equals(last)) {
        violations.add(violation(ONCE, change, "the alert before it was %s too".formatted(last)));
      }
      last = change.type();
    }
  }

  private static Violation violation(String promise, SentAlert alert, String detail) {
    return new Violation(
        promise,
        String.valueOf(alert.execution()),
        "%s of %s at %d: %s".formatted(alert.type(), alert.endpoint(), alert.at(), detail));
  }
}
