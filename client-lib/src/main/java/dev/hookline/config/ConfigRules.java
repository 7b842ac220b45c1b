package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a configuration, whether it was read from a file or built in code. */
public final class ConfigRules {

  /** Thousands of webhooks may all be invalid, and nobody reads more. */
  private static final int MAX_PROBLEMS = 100;

  private ConfigRules() {}

  /**
   * Returns every broken rule of the listed events, in configuration order. Events outside the list
   * are not checked, nor are further webhooks after a hundred problems.
   */
  public static List<ConfigProblem> check(Config config, List<EventType> events) {
    List<ConfigProblem> problems = new ArrayList<>();
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              if (events.contains(event)) {
                EventRules.check(event, webhooks, StarterRules::check, problems, MAX_PROBLEMS);
                DeadlineRules.check(event, webhooks, config.deadlines().get(event), problems);
                OrderingRules.check(event, webhooks, config.orderings().get(event), problems);
                CallDefaultsRules.check(event, webhooks, config.callsOf(event), problems);
              }
            });
    if (problems.size() < MAX_PROBLEMS) {
      EndpointRules.checkShared(config, events, problems);
    }
    if (problems.size() >= MAX_PROBLEMS) {
      problems.add(
          ConfigProblem.at(
              problems.get(problems.size() - 1).path(),
              "no more than %d problems are listed; fix these and re-run".formatted(MAX_PROBLEMS)));
    }
    return problems;
  }

  /**
   * Returns the first broken rule of an event's webhooks in a plan. These are the rules of 0.1.0,
   * on which histories of that release depend; rules added since apply only to starters, by {@link
   * #check}.
   */
  public static Optional<ConfigProblem> first(EventType event, List<WebhookConfig> webhooks) {
    return first(event, webhooks, WebhookRules::check);
  }

  /**
   * Returns the first broken rule of an event's webhooks among those that workflow code depends on:
   * names, order, counts and times. These rules do not change between releases.
   */
  public static Optional<ConfigProblem> firstStructural(
      EventType event, List<WebhookConfig> webhooks) {
    return first(event, webhooks, WebhookRules::checkStructure);
  }

  private static Optional<ConfigProblem> first(
      EventType event, List<WebhookConfig> webhooks, EventRules.WebhookCheck rules) {
    List<ConfigProblem> problems = new ArrayList<>();
    EventRules.check(event, webhooks, rules, problems, 1);
    return problems.stream().findFirst();
  }

  /**
   * Returns a problem for each literal token, signing key and header that looks like a secret: the
   * durable manager rejects them, since they would be stored in every history.
   */
  public static List<ConfigProblem> literalSecrets(Config config, List<EventType> events) {
    List<ConfigProblem> problems = new ArrayList<>();
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              for (int i = 0; events.contains(event) && i < webhooks.size(); i++) {
                SecretRules.literals(EventRules.path(event, i), webhooks.get(i), problems);
              }
            });
    return problems;
  }

  /**
   * Rejects a configuration that breaks a rule.
   *
   * @param literalSecretsAllowed whether it may contain literal secrets
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

  /** Returns a warning for each configured event that is not in the list. */
  public static List<String> skippedEvents(Config config, List<EventType> events) {
    List<String> known = events.stream().map(EventType::name).toList();
    return config.events().stream()
        .filter(event -> !events.contains(event))
        .map(
            event ->
                "event '%s' is not in the event list and is skipped%s"
                    .formatted(event, Nearest.hint(event.name(), known, "")))
        .toList();
  }
}
