package dev.hookline.verification.chaos.broken;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An event whose webhooks are called in reverse order, if none uses another's data. */
public final class ReorderedWorkflow implements InvokeWebhooks {

  private final InvokeWebhooks ordinary = new InvokeWebhooksWorkflow();

  @Override
  public RawValue invoke(RawValue rawPlan, RawValue payload) {
    return ordinary.invoke(reordered(rawPlan), payload);
  }

  @Override
  public void beginTurn(String queue) {
    ordinary.beginTurn(queue);
  }

  @Override
  public RawValue awaitResponse() {
    return ordinary.awaitResponse();
  }

  private static RawValue reordered(RawValue rawPlan) {
    try {
      Plan plan = WireJson.readPlan(rawPlan);
      List<WebhookCall> webhooks = new ArrayList<>(plan.webhooks());
      Collections.reverse(webhooks);
      boolean alone = webhooks.stream().allMatch(webhook -> webhook.useDataFrom() == null);
      return alone ? WireJson.toPayload(plan.withWebhooks(webhooks)) : rawPlan;
    } catch (InvalidPlanException e) {
      return rawPlan;
    }
  }
}
