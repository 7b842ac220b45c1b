package dev.hookline.config;

import org.jspecify.annotations.Nullable;

/**
 * The {@code retry} mapping of a file, whose count and longest delay are settings of the webhook
 * itself.
 *
 * @param maxAttempts the webhook's {@code numRetries}; null if not set
 * @param maximumInterval the webhook's {@code maximumInterval} in seconds; null if not set
 */
record RetrySettings(
    RetryConfig retry, @Nullable Integer maxAttempts, @Nullable Integer maximumInterval) {

  /** A webhook without a policy. */
  static final RetrySettings NONE = new RetrySettings(RetryConfig.defaults(), null, null);

  static RetrySettings of(@Nullable RetryConfig retry) {
    return retry == null ? NONE : new RetrySettings(retry, null, null);
  }

  int numRetries(@Nullable Integer own) {
    if (own != null) {
      return own;
    }
    if (maxAttempts != null) {
      return maxAttempts;
    }
    return retry.schedule().isEmpty()
        ? WebhookConfig.DEFAULT_NUM_RETRIES
        : retry.schedule().size() + 1;
  }

  int maximumInterval(@Nullable Integer own) {
    if (own != null) {
      return own;
    }
    return maximumInterval == null
        ? WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS
        : maximumInterval;
  }

  /** Returns the policy; null if only counts and the longest delay are set. */
  @Nullable RetryConfig policy() {
    return retry.equals(RetryConfig.defaults()) ? null : retry;
  }
}
