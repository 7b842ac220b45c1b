package dev.hookline.config;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of an event's ordering. */
final class OrderingRules {

  private static final int MAX_GROUP = 100;

  private OrderingRules() {}

  static void check(
      EventType event,
      List<WebhookConfig> webhooks,
      @Nullable OrderingConfig ordering,
      List<ConfigProblem> problems) {
    if (ordering == null) {
      return;
    }
    checkKey(event.name() + "." + OrderingReader.KEY, ordering.key(), problems);
    if (ordering.group().length() > MAX_GROUP) {
      problems.add(
          ConfigProblem.at(
              event.name() + "." + OrderingReader.GROUP,
              "orderingGroup must have at most %d characters, found %d"
                  .formatted(MAX_GROUP, ordering.group().length())));
    }
    if (!webhooks.isEmpty() && webhooks.stream().allMatch(WebhookConfig::async)) {
      problems.add(
          ConfigProblem.at(
              event.name(),
              "order of event '%s' has no effect, since its webhooks are all async; make one sync and do not wait for it"
                  .formatted(event)));
    }
  }

  private static void checkKey(String path, String pointer, List<ConfigProblem> problems) {
    if (pointer.isEmpty()) {
      return;
    }
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      problems.add(
          ConfigProblem.at(
              path,
              "orderingKey must be a JSON pointer into the payload such as /project/id, found '%s'"
                  .formatted(pointer)));
    }
  }
}
