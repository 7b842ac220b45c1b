package dev.hookline;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import java.util.stream.Collectors;

/** What the Temporal UI shows of an execution at a glance. */
final class Summaries {

  /** The server takes 400 bytes; a character takes at most three, a pair of surrogates four. */
  private static final int MAX_CHARS = 120;

  private Summaries() {}

  static String ofEvent(Plan plan) {
    String sync = plan.sync().stream().map(WebhookCall::name).collect(Collectors.joining(" → "));
    String async = plan.async().stream().map(WebhookCall::name).collect(Collectors.joining(", "));
    String webhooks =
        sync.isEmpty() || async.isEmpty()
            ? sync + (async.isEmpty() ? "" : "async " + async)
            : sync + "; async " + async;
    return cut(webhooks.isEmpty() ? plan.event() : plan.event() + ": " + webhooks);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 2)) ? MAX_CHARS - 2 : MAX_CHARS - 1;
    return text.substring(0, end) + "…";
  }
}
