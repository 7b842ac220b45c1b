package dev.hookline.worker.internal.call;

import dev.hookline.config.internal.StatusRange;
import dev.hookline.config.internal.TimeSpan;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.RetryPolicy;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a failed webhook is called again, by its policy, a longer {@code Retry-After}
 * and the time left. Pure.
 *
 * @param delay the delay until the next attempt; null if there is none
 * @param end why there is none
 */
public record RetryDecision(@Nullable Duration delay, End end) {

  /** Why no attempt follows. */
  public enum End {
    /** One follows. */
    NONE,
    /** Another one cannot succeed. */
    TERMINAL,
    /** The policy does not retry the status. */
    STATUS,
    /** All attempts are made. */
    ATTEMPTS,
    /** It would be due after the total timeout. */
    TOTAL_TIMEOUT,
    /** It would be due after the event's deadline. */
    DEADLINE,
    /** Its endpoint may not be called now, and its caller does not wait for that. */
    FAIL_FAST,
    /** It would be due after the expiry of the delivery. */
    EXPIRY,
    /** It has waited too often. */
    WAITS
  }

  /** The delay before jitter after the first failed attempt, by default. */
  public static final Duration INITIAL_INTERVAL = Duration.ofMillis(RetryDelays.INITIAL_MILLIS);

  /**
   * How often an attempt that failed on the worker's side is repeated: for about a day, with gaps
   * of at most {@link #OWN_MAXIMUM}.
   */
  public static final int MAX_UNCOUNTED = 1_500;

  /** How often a webhook may wait for its endpoint: for a month at least. */
  public static final int MAX_WAITS = 100_000;

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  /** The longest delay after an attempt that failed on the worker's side. */
  public static final Duration OWN_MAXIMUM = Duration.ofMinutes(1);

  /**
   * Decides after a failed attempt.
   *
   * @param failed how the attempt failed
   * @param failures the number of failed attempts so far, including this one but not those lost
   *     with their worker
   * @param left how long the webhook may still take
   * @param random a random number from 0 to below 1, for the jitter
   */
  public static RetryDecision after(
      AttemptOutcome.Failed failed,
      int failures,
      WebhookCall webhook,
      TimeLeft left,
      double random) {
    End terminal = terminal(failed, webhook.retry());
    if (terminal != End.NONE) {
      return new RetryDecision(null, terminal);
    }
    if (failures >= webhook.numRetries()) {
      return new RetryDecision(null, End.ATTEMPTS);
    }
    Duration delay = RetryDelays.after(failures, webhook, random);
    Duration retryAfter = failed.retryAfter();
    if (retryAfter != null) {
      Duration capped = smaller(retryAfter, Duration.ofSeconds(webhook.maximumInterval()));
      delay = larger(delay, left.shortened(capped, webhook));
    }
    return within(left, delay);
  }

  /**
   * Decides after an attempt that failed on the worker's side, for instance because a secret is
   * missing. It does not count, and is repeated soon after the cause is fixed.
   *
   * @param uncounted the number of such failures so far, including this one
   */
  public static RetryDecision afterOwn(
      int uncounted, WebhookCall webhook, TimeLeft left, double random) {
    if (uncounted > MAX_UNCOUNTED) {
      return new RetryDecision(null, End.ATTEMPTS);
    }
    Duration maximum = smaller(Duration.ofSeconds(webhook.maximumInterval()), OWN_MAXIMUM);
    return within(left, RetryDelays.afterOwn(uncounted, maximum, random));
  }

  /**
   * Decides after an attempt that was not made, because its endpoint may not be called now. The
   * last wait within the time left is shorter, so that an attempt fits after it.
   *
   * @param log the attempts and waits so far, including this one
   * @param turn the delay until the endpoint may be called; null if it is not known
   */
  static RetryDecision afterWait(
      AttemptLog log, @Nullable Duration turn, WebhookCall webhook, TimeLeft left, double random) {
    return waiting(log, RetryDelays.afterWait(log, turn, random), webhook, left);
  }

  /** Decides as {@link #afterWait} while the endpoint is disabled, which may last for months. */
  static RetryDecision whileDisabled(
      AttemptLog log, WebhookCall webhook, TimeLeft left, double random) {
    return waiting(log, RetryDelays.whileDisabled(log.waited(), random), webhook, left);
  }

  private static RetryDecision waiting(
      AttemptLog log, Duration delay, WebhookCall webhook, TimeLeft left) {
    return log.waits() >= MAX_WAITS
        ? new RetryDecision(null, End.WAITS)
        : within(left, larger(left.shortened(delay, webhook), smaller(delay, SHORTEST_WAIT)));
  }

  private static End terminal(AttemptOutcome.Failed failed, @Nullable RetryPolicy retry) {
    Integer status = failed.details().status();
    boolean isRefused =
        failed.code() == FailureCode.HTTP_STATUS || failed.code() == FailureCode.REDIRECT;
    if (retry == null || status == null || !isRefused) {
      return failed.terminal() ? End.TERMINAL : End.NONE;
    }
    if (StatusRange.contains(retry.failOn(), status)) {
      return End.STATUS;
    }
    if (retry.retryOn().isEmpty()) {
      return failed.terminal() ? End.TERMINAL : End.NONE;
    }
    return StatusRange.contains(retry.retryOn(), status) ? End.NONE : End.STATUS;
  }

  private static RetryDecision within(TimeLeft left, Duration delay) {
    if (left.ofTotal() != null && delay.compareTo(left.ofTotal()) >= 0) {
      return new RetryDecision(null, End.TOTAL_TIMEOUT);
    }
    if (left.ofEvent() != null && delay.compareTo(left.ofEvent()) >= 0) {
      return new RetryDecision(null, left.isDelivery() ? End.EXPIRY : End.DEADLINE);
    }
    return new RetryDecision(delay, End.NONE);
  }

  /** Returns the delay until the next attempt; empty if there is none. */
  public Optional<Duration> next() {
    return Optional.ofNullable(delay);
  }

  /** Returns the code of the failure: the attempt's, unless a deadline or an expiry ended it. */
  FailureCode code(FailureCode attempt) {
    return switch (end) {
      case DEADLINE -> FailureCode.DEADLINE_EXCEEDED;
      case EXPIRY -> FailureCode.EXPIRED;
      case NONE, TERMINAL, STATUS, ATTEMPTS, TOTAL_TIMEOUT, FAIL_FAST, WAITS -> attempt;
    };
  }

  /** Returns why no attempt follows, after a comma; empty if the number of attempts shows it. */
  public String reason(WebhookCall webhook) {
    RetryPolicy retry = webhook.retry();
    return switch (end) {
      case NONE, TERMINAL, ATTEMPTS -> "";
      case FAIL_FAST -> ", fails fast";
      case WAITS -> ", after %d waits".formatted(MAX_WAITS);
      case STATUS -> ", a status that is not retried";
      case DEADLINE -> ", no time for another before the event's deadline";
      case EXPIRY -> ", no time for another before the delivery expires";
      case TOTAL_TIMEOUT ->
          ", totalTimeout of %s is used up"
              .formatted(
                  retry == null || retry.totalTimeout() == null
                      ? "0s"
                      : TimeSpan.format(Duration.ofMillis(retry.totalTimeout())));
    };
  }

  private static Duration smaller(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
