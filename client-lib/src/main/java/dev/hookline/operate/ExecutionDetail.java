package dev.hookline.operate;

import dev.hookline.contract.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an event's execution, in full.
 *
 * @param execution the run at a glance
 * @param plan what it does
 * @param payload the event's payload as text
 * @param webhooks what has become of each webhook, in plan order
 * @param result the final response as text; null where there is none yet
 * @param failure the message it failed with; null where it did not
 */
public record ExecutionDetail(
    Execution execution,
    Plan plan,
    String payload,
    List<WebhookState> webhooks,
    @Nullable String result,
    @Nullable String failure) {

  /** Copies the list. */
  public ExecutionDetail {
    webhooks = List.copyOf(webhooks);
  }
}
