package dev.hookline.worker;

import static java.util.Objects.requireNonNull;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.EventType;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.worker.internal.alert.AlertTimes;
import java.time.Duration;
import java.util.List;

/**
 * When and where a worker alerts about endpoints. All workers of a task queue should have the same
 * settings: any of them may send an alert. Immutable.
 *
 * @param webhooks the webhooks of the events {@code webhook.failing}, {@code webhook.exhausted},
 *     {@code webhook.recovered} and {@code batch.finished}, each optional; default none
 * @param failures how many failed attempts in a row make an endpoint failing; default {@value
 *     #DEFAULT_FAILURES}
 * @param failingAfter how long after the first failed attempt two in a row are enough; default five
 *     minutes
 * @param recoveredAfter how long an endpoint must have responded, with at most one failed attempt
 *     in five, to have recovered; default a minute
 * @param exhaustedEvery how long webhooks that fail for good are only counted, after an alert about
 *     one; default an hour
 */
public record AlertSettings(
    Config webhooks,
    int failures,
    Duration failingAfter,
    Duration recoveredAfter,
    Duration exhaustedEvery) {

  /** The events that alerts are. */
  public static final List<EventType> EVENTS =
      List.of(
          EventType.of(Alert.FAILING),
          EventType.of(Alert.EXHAUSTED),
          EventType.of(Alert.RECOVERED),
          EventType.of(Alert.BATCH_FINISHED));

  /** The default number of failed attempts in a row that make an endpoint failing. */
  public static final int DEFAULT_FAILURES = 10;

  private static final AlertSettings NONE =
      new AlertSettings(
          Config.empty(),
          DEFAULT_FAILURES,
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofHours(1));

  /**
   * Rejects nulls, and events that are no alerts.
   *
   * @throws ConfigException naming each event that is no alert
   * @throws IllegalArgumentException if the number of failures is not positive
   */
  public AlertSettings {
    requireNonNull(webhooks, "webhooks");
    requireNonNull(failingAfter, "failingAfter");
    requireNonNull(recoveredAfter, "recoveredAfter");
    requireNonNull(exhaustedEvery, "exhaustedEvery");
    if (failures < 1) {
      throw new IllegalArgumentException("failures must be at least 1, found " + failures);
    }
    List<ConfigProblem> unknown =
        webhooks.events().stream()
            .filter(event -> !EVENTS.contains(event))
            .map(AlertSettings::unknown)
            .toList();
    if (!unknown.isEmpty()) {
      throw new ConfigException(unknown);
    }
  }

  private static ConfigProblem unknown(EventType event) {
    return ConfigProblem.at(
        event.name(),
        "alerts are the events %s, found '%s'"
            .formatted(String.join(", ", EVENTS.stream().map(EventType::name).toList()), event));
  }

  /** Returns no alerts, with the default times. */
  public static AlertSettings none() {
    return NONE;
  }

  /** Returns alerts to the webhooks of a configuration, with the default times. */
  public static AlertSettings to(Config webhooks) {
    return new AlertSettings(
        webhooks, NONE.failures, NONE.failingAfter, NONE.recoveredAfter, NONE.exhaustedEvery);
  }

  /** Returns these settings with another number of failed attempts in a row. */
  public AlertSettings withFailures(int count) {
    return new AlertSettings(webhooks, count, failingAfter, recoveredAfter, exhaustedEvery);
  }

  /** Returns these settings with other times. */
  public AlertSettings withTimes(
      Duration failingAfterFirst, Duration recoveredAfterFirst, Duration betweenExhausted) {
    return new AlertSettings(
        webhooks, failures, failingAfterFirst, recoveredAfterFirst, betweenExhausted);
  }

  AlertTimes times() {
    boolean isEnabled = webhooks.enabled() && webhooks.events().contains(EVENTS.get(1));
    return new AlertTimes(
        failures,
        failingAfter.toMillis(),
        recoveredAfter.toMillis(),
        isEnabled ? exhaustedEvery.toMillis() : 0);
  }
}
