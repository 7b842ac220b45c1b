package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.EndpointId;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of endpoints: of one webhook's, and that the webhooks of one endpoint share limits. */
final class EndpointRules {

  static final int MAX_CONCURRENT = 100_000;
  static final int MAX_CALLS = 10_000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);
  private static final Set<Duration> TIMES =
      Set.of(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));
  private static final Duration LONGEST_OPEN = Duration.ofHours(1);

  private record First(String path, @Nullable EndpointConfig limits) {}

  private EndpointRules() {}

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    EndpointConfig endpoint = webhook.endpoint();
    if (endpoint == null) {
      return;
    }
    PartRules rules = new PartRules(webhookPath + "." + ConfigKey.ENDPOINT.key, problems);
    name(rules, endpoint.name());
    if (endpoint.maxConcurrent() != null) {
      count(rules, EndpointReader.MAX_CONCURRENT, endpoint.maxConcurrent(), MAX_CONCURRENT);
    }
    if (endpoint.rateLimit() != null) {
      time(rules, endpoint.rateLimit());
      count(rules, EndpointReader.RATE_LIMIT, endpoint.rateLimit().calls(), RateLimit.MAX_CALLS);
    }
    if (endpoint.circuitBreaker() != null) {
      breaker(rules.at(EndpointReader.CIRCUIT_BREAKER), endpoint.circuitBreaker());
    }
  }

  private static void name(PartRules rules, String name) {
    if (name.getBytes(UTF_8).length > EndpointId.MAX_NAME_BYTES) {
      rules.problem(
          EndpointReader.NAME,
          "name must be at most %d bytes".formatted(EndpointId.MAX_NAME_BYTES));
    }
    if (SecretReference.isIn(name)) {
      rules.problem(EndpointReader.NAME, "name must not contain a secret reference");
    } else if (!name.isEmpty() && !EndpointId.isName(name)) {
      rules.problem(
          EndpointReader.NAME,
          "name must not be a URL, or a host without a port, or begin or end with a space, found '%s'"
              .formatted(name));
    }
  }

  private static void breaker(PartRules rules, CircuitBreaker breaker) {
    int percent = breaker.failureRatePercent();
    if (percent < 1 || percent > 100) {
      rules.problem(
          EndpointReader.FAILURE_RATE,
          "failureRate must be from 1%% to 100%%, found %d%%".formatted(percent));
    }
    time(rules, EndpointReader.SLIDING_WINDOW, breaker.slidingWindow(), LONGEST_WINDOW);
    time(rules, EndpointReader.OPEN, breaker.open(), LONGEST_OPEN);
    count(rules, EndpointReader.MINIMUM_CALLS, breaker.minimumCalls(), MAX_CALLS);
    count(rules, EndpointReader.HALF_OPEN_CALLS, breaker.halfOpenCalls(), MAX_CALLS);
  }

  private static void count(PartRules rules, String key, int found, int max) {
    if (found < 1 || found > max) {
      rules.problem(key, "%s must be from 1 to %d, found %d".formatted(key, max, found));
    }
  }

  private static void time(PartRules rules, RateLimit limit) {
    if (!TIMES.contains(limit.per())) {
      rules.problem(
          EndpointReader.RATE_LIMIT,
          "rateLimit must be per second, minute or hour, found per %s"
              .formatted(TimeSpan.format(limit.per())));
    }
  }

  private static void time(PartRules rules, String key, Duration found, Duration max) {
    if (found.compareTo(SHORTEST) < 0 || found.compareTo(max) > 0 || found.toMillisPart() != 0) {
      rules.problem(
          key,
          "%s must be from 1s to %s, in whole seconds, found %s"
              .formatted(key, TimeSpan.format(max), TimeSpan.format(found)));
    }
  }

  /** Reports webhooks that give one endpoint other limits than an earlier webhook does. */
  static void checkShared(Config config, List<EventType> events, List<ConfigProblem> problems) {
    Map<String, First> endpoints = new LinkedHashMap<>();
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              for (int i = 0; events.contains(event) && i < webhooks.size(); i++) {
                checkShared(EventRules.path(event, i), webhooks.get(i), endpoints, problems);
              }
            });
  }

  private static void checkShared(
      String path,
      WebhookConfig webhook,
      Map<String, First> endpoints,
      List<ConfigProblem> problems) {
    EndpointConfig limits = limits(webhook.endpoint());
    String id =
        EndpointId.of(webhook.endpoint() == null ? "" : webhook.endpoint().name(), webhook.url());
    First first = endpoints.putIfAbsent(id, new First(path, limits));
    if (first != null && !java.util.Objects.equals(first.limits(), limits)) {
      problems.add(
          ConfigProblem.at(
              path + "." + ConfigKey.ENDPOINT.key,
              "endpoint '%s' has other limits in %s; webhooks of one endpoint share its limits: write the same ones, or another name"
                  .formatted(id, first.path())));
    }
  }

  private static @Nullable EndpointConfig limits(@Nullable EndpointConfig endpoint) {
    EndpointConfig limits =
        endpoint == null
            ? EndpointConfig.unlimited()
            : new EndpointConfig(
                "", endpoint.maxConcurrent(), endpoint.rateLimit(), endpoint.circuitBreaker());
    return limits.equals(EndpointConfig.unlimited()) ? null : limits;
  }
}
