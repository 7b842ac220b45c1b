package dev.hookline.internal.wire;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import java.util.stream.Collectors;

/** Summaries of executions and calls in the Temporal UI; they never contain a secret. */
public final class Summaries {

  /** The server accepts 400 bytes; a character takes at most three, a surrogate pair four. */
  private static final int MAX_CHARS = 120;

  private Summaries() {}

  /** Returns an event's summary: its name and its webhooks in order. */
  public static String ofEvent(Plan plan) {
    String sync = plan.sync().stream().map(WebhookCall::name).collect(Collectors.joining(" → "));
    String async = plan.async().stream().map(WebhookCall::name).collect(Collectors.joining(", "));
    String webhooks =
        sync.isEmpty() || async.isEmpty()
            ? sync + (async.isEmpty() ? "" : "async " + async)
            : sync + "; async " + async;
    return truncate(webhooks.isEmpty() ? plan.event() : plan.event() + ": " + webhooks);
  }

  /** Returns a call's summary: webhook, method, host. */
  public static String ofCall(WebhookCall webhook) {
    return truncate(webhook.name() + " " + webhook.method() + " " + SafeUrl.host(webhook.url()));
  }

  /** Returns the text, truncated if it is too long for a summary. */
  public static String truncate(String text) {
    return truncate(text, MAX_CHARS);
  }

  /** Returns the text, truncated to a number of characters. */
  static String truncate(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }
}
