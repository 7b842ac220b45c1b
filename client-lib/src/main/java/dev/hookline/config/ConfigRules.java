package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that a configuration must keep, whether it was read from a file or built in code. */
public final class ConfigRules {

  /** Nobody reads more, and thousands of webhooks may all be wrong. */
  private static final int MAX_PROBLEMS = 100;

  /** The rules of one webhook, whatever stands beside it. */
  @FunctionalInterface
  private interface OneWebhook {
    void check(String path, WebhookConfig webhook, List<ConfigProblem> problems);
  }

  private ConfigRules() {}

  /**
   * Returns every broken rule of the events in the list, in the order of the configuration. Events
   * outside the list are not looked at, nor are further webhooks after a hundred problems.
   */
  public static List<ConfigProblem> check(Config config, List<EventType> events) {
    List<ConfigProblem> problems = new ArrayList<>();
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              if (events.contains(event)) {
                checkEvent(event, webhooks, StarterRules::check, problems, MAX_PROBLEMS);
              }
            });
    if (problems.size() >= MAX_PROBLEMS) {
      problems.add(
          ConfigProblem.at(
              problems.get(problems.size() - 1).path(),
              "no more than %d problems are named; mend these and look again"
                  .formatted(MAX_PROBLEMS)));
    }
    return problems;
  }

  /**
   * Returns the first broken rule of an event's webhooks in a plan. Workflow code asks for it, so
   * these are the rules of 0.1.0; what was added since is only asked of starters, by {@link
   * #check}.
   */
  public static Optional<ConfigProblem> first(EventType event, List<WebhookConfig> webhooks) {
    List<ConfigProblem> problems = new ArrayList<>();
    checkEvent(event, webhooks, WebhookRules::check, problems, 1);
    return problems.stream().findFirst();
  }

  /**
   * Returns the tokens and secret-looking headers that are literal: the durable manager refuses
   * them, since they would be stored in every history.
   */
  public static List<ConfigProblem> literalSecrets(Config config, List<EventType> events) {
    List<ConfigProblem> problems = new ArrayList<>();
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              for (int i = 0; events.contains(event) && i < webhooks.size(); i++) {
                SecretRules.literals(path(event, i), webhooks.get(i), problems);
              }
            });
    return problems;
  }

  /**
   * Refuses a configuration that breaks a rule.
   *
   * @param literalSecretsAllowed whether tokens may stand in it literally
   * @throws ConfigException with every problem
   */
  public static void verify(Config config, List<EventType> events, boolean literalSecretsAllowed) {
    List<ConfigProblem> problems = new ArrayList<>(check(config, events));
    if (!literalSecretsAllowed) {
      problems.addAll(literalSecrets(config, events));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  /** Returns a warning for each event of the configuration that the list does not have. */
  public static List<String> skippedEvents(Config config, List<EventType> events) {
    List<String> known = events.stream().map(EventType::name).toList();
    return config.events().stream()
        .filter(event -> !events.contains(event))
        .map(
            event ->
                "event '%s' is not in the event list and is skipped%s"
                    .formatted(
                        event,
                        Nearest.to(event.name(), known)
                            .map("; did you mean '%s'?"::formatted)
                            .orElse("")))
        .toList();
  }

  private static void checkEvent(
      EventType event,
      List<WebhookConfig> webhooks,
      OneWebhook rules,
      List<ConfigProblem> problems,
      int most) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> earlierSync = new LinkedHashSet<>();
    for (int i = 0; i < webhooks.size() && problems.size() < most; i++) {
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
                "nobody waits for async webhook '%s'; remove finalResponse or async"
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

  private static String path(EventType event, int index) {
    return event.name() + "[" + index + "]";
  }
}
