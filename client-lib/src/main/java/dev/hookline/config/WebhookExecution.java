package dev.hookline.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a durable manager's worker makes a webhook's first attempt. Both give the same result. */
public enum WebhookExecution {
  /**
   * Inside the workflow task, where that breaks no guarantee: the caller waits about half as long.
   * Such an attempt is seen in the Temporal UI when it has ended. The default.
   */
  FAST,
  /** As an activity of its own, seen from its start. Every retry is one in either case. */
  REGULAR;

  /** Returns the name that the configuration file uses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the one of that name in the configuration file. */
  public static Optional<WebhookExecution> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
