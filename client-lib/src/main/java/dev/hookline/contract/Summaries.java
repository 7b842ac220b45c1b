package dev.hookline.contract;

import dev.hookline.config.internal.SafeUrl;
import java.util.stream.Collectors;

/** What the Temporal UI shows of an execution or call at a glance; never a secret. */
public final class Summaries {

  /** The server takes 400 bytes; a character takes at most three, a pair of surrogates four. */
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
    return cut(webhooks.isEmpty() ? plan.event() : plan.event() + ": " + webhooks);
  }

  /** Returns a call's summary: webhook, method, host. */
  public static String ofCall(WebhookCall webhook) {
    return cut(webhook.name() + " " + webhook.method() + " " + SafeUrl.host(webhook.url()));
  }

  /** Returns the text, or its beginning where it is too long for a summary. */
  public static String cut(String text) {
    return cut(text, MAX_CHARS);
  }

  /** Returns the text, or its beginning where it has more characters. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
