package dev.hookline.operate.replay;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import java.util.List;
import java.util.Optional;

/** Replaces recorded webhooks by corrected ones, if no successful one would be called again. */
final class Correction {

  private final List<Plan> corrected;
  private final String executionId;

  Correction(List<Plan> corrected, String executionId) {
    this.corrected = corrected;
    this.executionId = executionId;
  }

  /**
   * Returns the plan with the corrected webhooks.
   *
   * @param succeeded the webhooks whose recorded responses are reused
   */
  Plan of(Plan recorded, List<String> succeeded) {
    if (corrected.isEmpty()) {
      return recorded;
    }
    Plan own = planOf(recorded.event());
    Plan next = recorded.withWebhooks(own.webhooks()).withDeadline(own.deadline());
    succeeded.forEach(webhook -> checkIsPresent(webhook, recorded, next, succeeded));
    checkOrder(next, succeeded);
    return next;
  }

  /** Returns the delivery with the corrected webhook. */
  Delivery of(Delivery recorded) {
    if (corrected.isEmpty()) {
      return recorded;
    }
    String name = recorded.webhook().name();
    return planOf(recorded.event()).webhooks().stream()
        .filter(webhook -> webhook.async() && webhook.name().equals(name))
        .findFirst()
        .map(recorded::withWebhook)
        .orElseThrow(() -> refused("the configuration has no async webhook '%s' to deliver", name));
  }

  private Plan planOf(String event) {
    Optional<Plan> plan =
        corrected.stream().filter(candidate -> candidate.event().equals(event)).findFirst();
    return plan.orElseThrow(() -> refused("the configuration has no event '%s'", event));
  }

  private void checkIsPresent(String webhook, Plan recorded, Plan next, List<String> succeeded) {
    if (next.sync().stream().anyMatch(call -> call.name().equals(webhook))) {
      return;
    }
    if (next.async().stream().anyMatch(call -> call.name().equals(webhook))) {
      throw refused(
          "webhook '%s' succeeded and is async now, so it would be called again", webhook);
    }
    boolean isNeeded =
        recorded.sync().stream()
            .filter(call -> call.name().equals(webhook) || !succeeded.contains(call.name()))
            .anyMatch(call -> isFinal(call, webhook) || webhook.equals(call.useDataFrom()));
    if (isNeeded) {
      throw refused(
          "webhook '%s' succeeded and its response is needed, but the configuration lacks it",
          webhook);
    }
  }

  private static boolean isFinal(WebhookCall call, String webhook) {
    return call.finalResponse() && call.name().equals(webhook);
  }

  private void checkOrder(Plan next, List<String> succeeded) {
    String uncalled = null;
    for (WebhookCall call : next.sync()) {
      if (!succeeded.contains(call.name())) {
        uncalled = call.name();
      } else if (uncalled != null) {
        throw refused(
            "webhook '%s' succeeded but now comes after '"
                + uncalled
                + "', which has not been called yet",
            call.name());
      }
    }
  }

  private OperateException refused(String reason, String name) {
    return new OperateException(
        Reason.PLAN_MISMATCH,
        "execution %s cannot be replayed with this configuration: %s"
            .formatted(executionId, reason.formatted(name)));
  }
}
