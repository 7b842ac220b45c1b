package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.WireJson;

/**
 * Rejects an event that could exceed Temporal's limits midway: 2 MB for a start's input, 50 MB for
 * a history. Every call records the body that it sends, once for a failed first attempt inside the
 * workflow task and once for the attempts that follow; every used response is recorded once.
 */
final class HistoryBudget {

  private static final int START_BYTES = 2_000_000;
  private static final long HISTORY_BYTES = 48_000_000;
  private static final int EVENT_BYTES = 4_096;

  private HistoryBudget() {}

  static void check(Plan plan, int payload) {
    long start = WireJson.write(plan).length + (long) payload;
    if (start > START_BYTES) {
      throw tooLarge(
          "webhooks and payload of event '%s' must be at most %d bytes together, found %d"
              .formatted(plan.event(), START_BYTES, start));
    }
    long history = history(plan, payload);
    if (history > HISTORY_BYTES) {
      throw tooLarge(
          "event '%s' with its %d webhooks must fit in a history of %d bytes, may need %d"
              .formatted(plan.event(), plan.webhooks().size(), HISTORY_BYTES, history));
    }
  }

  private static long history(Plan plan, int payload) {
    // in the response, the result and, for an early response, the update
    long finalResponseCopies = plan.async().isEmpty() ? 2 : 3;
    long total = payload;
    for (WebhookCall webhook : plan.webhooks()) {
      int sent = sent(plan, webhook, payload);
      total += EVENT_BYTES + (!webhook.async() && webhook.isFast(sent) ? 2L : 1L) * sent;
      if (!webhook.async() && plan.isResponseUsed(webhook)) {
        total += webhook.maxResponseBytes() * (webhook.finalResponse() ? finalResponseCopies : 1L);
      }
    }
    return total;
  }

  private static int sent(Plan plan, WebhookCall webhook, int payload) {
    return plan.webhooks().stream()
        .filter(other -> other.name().equals(webhook.useDataFrom()))
        .mapToInt(WebhookCall::maxResponseBytes)
        .findFirst()
        .orElse(payload);
  }

  private static InvocationException tooLarge(String message) {
    return InvocationException.badInput(
        Reason.PAYLOAD_TOO_LARGE,
        message + "; send less, lower maxResponseBytes or split the event",
        null);
  }
}
