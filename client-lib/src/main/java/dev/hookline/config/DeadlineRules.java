package dev.hookline.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of an event's deadline. */
final class DeadlineRules {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private DeadlineRules() {}

  static void check(
      EventType event,
      List<WebhookConfig> webhooks,
      @Nullable Duration deadline,
      List<ConfigProblem> problems) {
    if (deadline == null) {
      return;
    }
    String path = event.name() + "." + EventReader.DEADLINE;
    if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(RetryRules.LONGEST) > 0) {
      problems.add(
          ConfigProblem.at(path, RetryRules.outOfRange(EventReader.DEADLINE, deadline, SHORTEST)));
    }
    if (!webhooks.isEmpty() && webhooks.stream().allMatch(WebhookConfig::async)) {
      problems.add(
          ConfigProblem.at(
              path,
              "deadline of event '%s' has no effect, since its webhooks are all async; set their retry.totalTimeout instead"
                  .formatted(event)));
    }
  }
}
