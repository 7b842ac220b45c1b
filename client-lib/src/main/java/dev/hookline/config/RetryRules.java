package dev.hookline.config;

import dev.hookline.config.internal.StatusRange;
import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a webhook's retry policy. */
final class RetryRules {

  static final Duration LONGEST = Duration.ofDays(30);
  static final Duration SHORTEST_TOTAL = Duration.ofSeconds(1);
  static final int MAX_ENTRIES = 100;
  static final int MAX_BACKOFF = 100;

  private static final Duration SHORTEST_DELAY = Duration.ofMillis(1);

  private final PartRules rules;

  private RetryRules(PartRules rules) {
    this.rules = rules;
  }

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    RetryConfig retry = webhook.retry();
    if (retry != null) {
      new RetryRules(new PartRules(webhookPath + "." + ConfigKey.RETRY.key, problems))
          .check(retry, Duration.ofSeconds(webhook.maximumInterval()));
    }
  }

  private void check(RetryConfig retry, Duration maximumInterval) {
    Duration initial = retry.initialInterval();
    range(RetryReader.INITIAL_INTERVAL, initial, SHORTEST_DELAY);
    if (initial != null && initial.compareTo(maximumInterval) > 0) {
      rules.problem(
          RetryReader.INITIAL_INTERVAL,
          "initialInterval must be at most maximumInterval, found %s and %s"
              .formatted(TimeSpan.format(initial), TimeSpan.format(maximumInterval)));
    }
    Double backoff = retry.backoff();
    if (backoff != null && !(backoff >= 1 && backoff <= MAX_BACKOFF)) {
      rules.problem(
          RetryReader.BACKOFF,
          "backoff must be from 1 to %d, found %s"
              .formatted(MAX_BACKOFF, backoff.toString().replaceFirst("\\.0$", "")));
    }
    Integer jitter = retry.jitterPercent();
    if (jitter != null && (jitter < 0 || jitter > 100)) {
      rules.problem(
          RetryReader.JITTER, "jitter must be from 0%% to 100%%, found %d%%".formatted(jitter));
    }
    range(RetryReader.TOTAL_TIMEOUT, retry.totalTimeout(), SHORTEST_TOTAL);
    schedule(retry);
    statuses(RetryReader.RETRY_ON, retry.retryOn());
    statuses(RetryReader.FAIL_ON, retry.failOn());
  }

  private void schedule(RetryConfig retry) {
    count(RetryReader.SCHEDULE, retry.schedule());
    for (int i = 0; i < retry.schedule().size(); i++) {
      range(RetryReader.SCHEDULE + "[" + i + "]", retry.schedule().get(i), SHORTEST_DELAY);
    }
    if (!retry.schedule().isEmpty()) {
      exclusive(RetryReader.INITIAL_INTERVAL, retry.initialInterval());
      exclusive(RetryReader.BACKOFF, retry.backoff());
    }
  }

  private void exclusive(String key, @Nullable Object value) {
    if (value != null) {
      rules.problem(key, "schedule already sets each delay; remove it or " + key);
    }
  }

  private void statuses(String key, List<String> statuses) {
    count(key, statuses);
    for (int i = 0; i < statuses.size(); i++) {
      if (StatusRange.of(statuses.get(i)).isEmpty()) {
        rules.problem(
            key + "[" + i + "]",
            "%s must list statuses such as 429, 500-599 or 5xx, found '%s'"
                .formatted(key, statuses.get(i)));
      }
    }
  }

  private void count(String key, List<?> entries) {
    if (entries.size() > MAX_ENTRIES) {
      rules.problem(
          key,
          "%s must have at most %d entries, found %d".formatted(key, MAX_ENTRIES, entries.size()));
    }
  }

  private void range(String key, @Nullable Duration found, Duration min) {
    if (found != null && (found.compareTo(min) < 0 || found.compareTo(LONGEST) > 0)) {
      rules.problem(key, outOfRange(key, found, min));
    }
  }

  static String outOfRange(String key, Duration found, Duration min) {
    return "%s must be from %s to %s, found %s"
        .formatted(key, TimeSpan.format(min), TimeSpan.format(LONGEST), TimeSpan.format(found));
  }
}
