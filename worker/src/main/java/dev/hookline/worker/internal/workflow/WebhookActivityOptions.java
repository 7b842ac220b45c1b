package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Summaries;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.RetryDecision;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The activity options of webhooks. */
final class WebhookActivityOptions {

  /** The attempt's own timeout ends it first; this one covers a lost worker. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  /**
   * If the server cannot return a history for this long, the execution fails and can be replayed
   * again.
   */
  private static final Duration READ_LIMIT = Duration.ofMinutes(10);

  private WebhookActivityOptions() {}

  static LocalActivityOptions local(WebhookCall webhook) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(longest(webhook))
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .setDoNotIncludeArgumentsIntoMarker(webhook.async())
        .setSummary(Summaries.ofCall(webhook))
        .build();
  }

  static ActivityOptions regular(WebhookCall webhook) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(longest(webhook))
        .setHeartbeatTimeout(Heartbeats.timeout(Duration.ofSeconds(webhook.timeout())))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(RetryDecision.INITIAL_INTERVAL)
                .setBackoffCoefficient(2)
                .setMaximumInterval(longestInterval(webhook))
                .setMaximumAttempts(
                    webhook.numRetries()
                        + CallWebhookActivity.MAX_LOST
                        + RetryDecision.MAX_UNCOUNTED
                        + RetryDecision.MAX_WAITS)
                .build())
        .setSummary(Summaries.ofCall(webhook))
        .build();
  }

  /**
   * Failures set their own delay; the server's applies to attempts lost with their worker, and
   * grows with waits for a busy endpoint, which the server counts as attempts.
   */
  private static Duration longestInterval(WebhookCall webhook) {
    Duration maximum = Duration.ofSeconds(webhook.maximumInterval());
    return maximum.compareTo(RetryDecision.OWN_MAXIMUM) > 0 ? RetryDecision.OWN_MAXIMUM : maximum;
  }

  static ActivityOptions reading(String webhook) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(READ_TIMEOUT)
        .setScheduleToCloseTimeout(READ_LIMIT)
        .setSummary("recorded response of " + Summaries.truncate(webhook))
        .build();
  }

  /** Waits for an attempt in flight, whatever its timeout. */
  static ActivityOptions holding(String webhook) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(READ_TIMEOUT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumInterval(Duration.ofSeconds(30))
                .build())
        .setSummary("redirect of " + Summaries.truncate(webhook))
        .build();
  }

  private static Duration longest(WebhookCall webhook) {
    return Duration.ofSeconds(webhook.timeout()).plus(MARGIN);
  }
}
