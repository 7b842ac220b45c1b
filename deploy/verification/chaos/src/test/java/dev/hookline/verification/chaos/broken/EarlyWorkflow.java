package dev.hookline.verification.chaos.broken;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.common.converter.RawValue;

/** An event that responds to its caller at once. */
public final class EarlyWorkflow implements InvokeWebhooks {

  private final InvokeWebhooks ordinary = new InvokeWebhooksWorkflow();

  @Override
  public RawValue invoke(RawValue plan, RawValue payload) {
    return ordinary.invoke(plan, payload);
  }

  @Override
  public void beginTurn(String queue) {
    ordinary.beginTurn(queue);
  }

  @Override
  public RawValue awaitResponse() {
    return Bodies.empty();
  }
}
