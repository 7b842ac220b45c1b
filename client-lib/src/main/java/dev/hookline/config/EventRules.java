package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules that span the webhooks of an event: names, data flow, the final response. */
final class EventRules {

  /** The rules of a single webhook. */
  @FunctionalInterface
  interface WebhookCheck {
    void check(String path, WebhookConfig webhook, List<ConfigProblem> problems);
  }

  private EventRules() {}

  static void check(
      EventType event,
      List<WebhookConfig> webhooks,
      WebhookCheck rules,
      List<ConfigProblem> problems,
      int maxProblems) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> earlierSync = new LinkedHashSet<>();
    for (int i = 0; i < webhooks.size() && problems.size() < maxProblems; i++) {
      WebhookConfig webhook = webhooks.get(i);
      String path = path(event, i);
      rules.check(path, webhook, problems);
      if (!webhook.name().isEmpty() && !names.add(webhook.name())) {
        problems.add(
            ConfigProblem.at(
                path + ".name",
                "webhook names must be unique in an event, found '%s' twice"
                    .formatted(webhook.name())));
      }
      checkSource(path, webhook, earlierSync, problems);
      if (!webhook.async()) {
        earlierSync.add(webhook.name());
      }
    }
    checkFinal(event, webhooks, problems);
  }

  private static void checkSource(
      String path, WebhookConfig webhook, Set<String> earlierSync, List<ConfigProblem> problems) {
    String source = webhook.useDataFrom();
    if (source.isEmpty()) {
      return;
    }
    if (webhook.async()) {
      problems.add(
          ConfigProblem.at(
              path + ".useDataFrom",
              "async webhook '%s' is always sent the event's payload; remove useDataFrom or async"
                  .formatted(webhook.name())));
    } else if (!earlierSync.contains(source)) {
      problems.add(
          ConfigProblem.at(
              path + ".useDataFrom",
              "webhook '%s' uses the response of '%s', which is not an earlier sync webhook; earlier: %s%s"
                  .formatted(
                      webhook.name(),
                      source,
                      earlierSync,
                      Nearest.to(source, earlierSync)
                          .map(", did you mean '%s'?"::formatted)
                          .orElse(""))));
    }
  }

  private static void checkFinal(
      EventType event, List<WebhookConfig> webhooks, List<ConfigProblem> problems) {
    List<String> sync = new ArrayList<>();
    List<String> finals = new ArrayList<>();
    for (int i = 0; i < webhooks.size(); i++) {
      WebhookConfig webhook = webhooks.get(i);
      if (webhook.async() && webhook.finalResponse()) {
        problems.add(
            ConfigProblem.at(
                path(event, i) + ".finalResponse",
                "no caller waits for async webhook '%s'; remove finalResponse or async"
                    .formatted(webhook.name())));
      } else if (!webhook.async()) {
        sync.add(webhook.name());
        if (webhook.finalResponse()) {
          finals.add(webhook.name());
        }
      }
    }
    if (!sync.isEmpty() && finals.size() != 1) {
      problems.add(
          ConfigProblem.at(
              event.name(),
              "exactly one sync webhook must have finalResponse: true, found %s; sync webhooks: %s"
                  .formatted(finals.isEmpty() ? "none" : finals, sync)));
    }
  }

  static String path(EventType event, int index) {
    return event.name() + "[" + index + "]";
  }
}
