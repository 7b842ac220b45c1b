package dev.hookline.config;

/** Whether the caller of an event waits for a webhook's response. */
public enum WebhookType {
  /** Called after every sync webhook has succeeded; the caller does not wait for its response. */
  ASYNC("async"),
  /** Called in declared order; the event fails with the first sync webhook that fails. */
  SYNC("sync");

  private final String value;

  WebhookType(String value) {
    this.value = value;
  }

  /** Returns the Go package's value: {@code async} or {@code sync}. */
  public String value() {
    return value;
  }
}
