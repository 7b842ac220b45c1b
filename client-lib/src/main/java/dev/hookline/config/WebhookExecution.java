package dev.hookline.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a durable manager's worker makes a webhook's first attempt. Both give the same result. */
public enum WebhookExecution {
  /**
   * Inside the workflow task, where that breaks no guarantee: the caller waits about half as long.
   * The Temporal UI shows such an attempt once it has ended. The default.
   */
  FAST,
  /** As a separate activity, visible from its start. Retries are activities in either case. */
  REGULAR;

  /** Returns the name used in the configuration file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value with that name in the configuration file. */
  public static Optional<WebhookExecution> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
