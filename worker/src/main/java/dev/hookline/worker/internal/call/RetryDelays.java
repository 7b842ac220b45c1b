package dev.hookline.worker.internal.call;

import dev.hookline.contract.RetryPolicy;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delays between the attempts of a webhook: by its schedule, or exponential up to its maximum
 * interval, each with jitter. Pure, and defined for any values: a foreign plan may hold some that
 * no rule has checked.
 */
final class RetryDelays {

  /** As in the Go package, where a plan sets nothing else. */
  static final long INITIAL_MILLIS = 100;

  private static final long LONGEST_MILLIS = Duration.ofDays(30).toMillis();
  private static final long WAIT_MILLIS = 500;
  private static final long LONGEST_WAIT_MILLIS = 30_000;
  private static final int MANY_WAITS = 1_000;
  private static final int MOST_SHORT_WAITS = 30_000;
  private static final int QUICK_WAITS = 6;
  private static final long DISABLED_MILLIS = 15_000;
  private static final long LONGEST_DISABLED_MILLIS = 150_000;
  private static final double DISABLED_GROWTH = 1.1;
  private static final double BACKOFF = 2;
  private static final double JITTER_MILLIS = 100;

  private RetryDelays() {}

  /**
   * Returns the delay after a failed attempt.
   *
   * @param failures the number of failed attempts so far, from 1
   * @param random from 0 to below 1
   */
  static Duration after(int failures, WebhookCall webhook, double random) {
    RetryPolicy retry = webhook.retry();
    long millis = millis(Math.max(1, failures), webhook, retry);
    return Duration.ofMillis(millis + jitter(millis, retry, random));
  }

  /** Returns the delay after an attempt that failed on the worker's side, whatever the policy. */
  static Duration afterOwn(int failures, Duration maximum, double random) {
    double millis = INITIAL_MILLIS * Math.pow(BACKOFF, Math.max(0, failures - 1));
    return Duration.ofMillis(atMost(millis, maximum.toMillis()) + jitter(0, null, random));
  }

  /**
   * Returns the delay before an endpoint's next turn; those that wait spread over it. After many
   * waits it is long, so that the server's limit of attempts lasts.
   *
   * @param turn the delay that the endpoint asks for; null if it is not known
   */
  static Duration afterWait(AttemptLog log, @Nullable Duration turn, double random) {
    Duration wait =
        turn == null ? spread(exponential(log.waited(), LONGEST_WAIT_MILLIS), random) : turn;
    boolean isOften = log.waited() > MANY_WAITS || log.waits() > MOST_SHORT_WAITS;
    Duration shortest = isOften ? spread(LONGEST_WAIT_MILLIS, random) : Duration.ofMillis(1);
    return shortest.compareTo(wait) > 0 ? shortest : wait;
  }

  /**
   * Returns the delay while an endpoint is disabled: at most half a minute for the first minutes,
   * then about a tenth of the time that it has waited, at most five minutes.
   *
   * @param waits the number of such waits in a row, from 1
   */
  static Duration whileDisabled(int waits, double random) {
    double growth = Math.pow(DISABLED_GROWTH, Math.max(0, waits - QUICK_WAITS));
    double millis = exponential(waits, DISABLED_MILLIS) * growth;
    return spread(atMost(millis, LONGEST_DISABLED_MILLIS), random);
  }

  private static long exponential(int waits, long longest) {
    return atMost(WAIT_MILLIS * Math.pow(BACKOFF, Math.max(0, waits - 1)), longest);
  }

  private static Duration spread(long millis, double random) {
    return Duration.ofMillis((long) (millis * (1 + random)));
  }

  private static long millis(int failures, WebhookCall webhook, @Nullable RetryPolicy retry) {
    if (retry == null) {
      return exponential(INITIAL_MILLIS, BACKOFF, failures, webhook);
    }
    List<Long> schedule = retry.schedule();
    if (!schedule.isEmpty()) {
      return atMost(schedule.get(Math.min(failures, schedule.size()) - 1), LONGEST_MILLIS);
    }
    return exponential(
        retry.initialInterval() == null ? INITIAL_MILLIS : retry.initialInterval(),
        retry.backoff() == null ? BACKOFF : retry.backoff(),
        failures,
        webhook);
  }

  private static long exponential(long initial, double backoff, int failures, WebhookCall webhook) {
    return atMost(
        (double) initial * Math.pow(backoff, failures - 1.0),
        Duration.ofSeconds(webhook.maximumInterval()).toMillis());
  }

  private static long atMost(double millis, long maximum) {
    return millis < maximum ? Math.max(1, (long) millis) : maximum;
  }

  private static long jitter(long millis, @Nullable RetryPolicy retry, double random) {
    double most =
        retry == null || retry.jitterPercent() == null
            ? JITTER_MILLIS
            : millis * (Math.max(0, Math.min(100, retry.jitterPercent())) / 100.0);
    return (long) (most * random);
  }
}
