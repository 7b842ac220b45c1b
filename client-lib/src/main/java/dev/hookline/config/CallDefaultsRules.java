package dev.hookline.config;

import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import java.util.List;

/** The rules of the defaults of an event's calls. */
final class CallDefaultsRules {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  private CallDefaultsRules() {}

  static void check(
      EventType event,
      List<WebhookConfig> webhooks,
      CallDefaults defaults,
      List<ConfigProblem> problems) {
    Duration expiry = defaults.deliverBefore();
    String path = event.name() + "." + CallDefaultsReader.DELIVER_BEFORE;
    if (expiry != null && (expiry.compareTo(SHORTEST) < 0 || expiry.compareTo(LONGEST) > 0)) {
      problems.add(
          ConfigProblem.at(
              path,
              "deliverBefore must be from 1s to 365d, found %s"
                  .formatted(TimeSpan.format(expiry))));
    }
    if (expiry != null
        && !webhooks.isEmpty()
        && webhooks.stream().noneMatch(WebhookConfig::async)) {
      problems.add(
          ConfigProblem.at(
              path,
              "deliverBefore of event '%s' has no effect, since none of its webhooks is async; set deadline for sync ones"
                  .formatted(event)));
    }
    if (defaults.failFast()
        && !webhooks.isEmpty()
        && webhooks.stream().allMatch(WebhookConfig::async)) {
      problems.add(
          ConfigProblem.at(
              event.name() + "." + CallDefaultsReader.FAIL_FAST,
              "failFast of event '%s' has no effect, since its webhooks are all async, which wait; remove it"
                  .formatted(event)));
    }
  }
}
