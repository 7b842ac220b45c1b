package dev.hookline.config;

import org.jspecify.annotations.Nullable;

/** The policy that a webhook sets itself, and the inherited one that it replaces. */
final class RetryChoice {

  private @Nullable RetrySettings own;
  private RetrySettings inherited = RetrySettings.NONE;

  void set(RetrySettings settings) {
    own = settings;
  }

  void inherit(RetrySettings settings) {
    inherited = settings;
  }

  /** Returns the policy that the webhook sets itself. */
  RetrySettings own() {
    return own == null ? RetrySettings.NONE : own;
  }

  RetrySettings chosen() {
    return own == null ? inherited : own;
  }
}
