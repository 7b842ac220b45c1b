package dev.hookline.verification.chaos.broken;

import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.common.converter.RawValue;

/** An event that does not wait for its turn. */
public final class UnorderedWorkflow implements InvokeWebhooks {

  private final InvokeWebhooks ordinary = new InvokeWebhooksWorkflow();

  @Override
  public RawValue invoke(RawValue rawPlan, RawValue payload) {
    try {
      return ordinary.invoke(
          WireJson.toPayload(WireJson.readPlan(rawPlan).withOrdering(null)), payload);
    } catch (InvalidPlanException e) {
      return ordinary.invoke(rawPlan, payload);
    }
  }

  @Override
  public void beginTurn(String queue) {}

  @Override
  public RawValue awaitResponse() {
    return ordinary.awaitResponse();
  }
}
