package dev.hookline.internal.wire;

import dev.hookline.contract.Plan;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of an event's joint async deliveries, used if there is more than one. */
@WorkflowInterface
public interface DeliverWebhooks {

  /**
   * Makes the first attempt of each delivery; an undelivered one continues as a separate {@link
   * DeliverWebhook} execution.
   *
   * @param plan a {@link Plan} of the event's async webhooks as JSON ({@code json/plain})
   * @param payload the event's exact bytes: {@code json/plain}, or {@code binary/plain} when empty
   */
  @WorkflowMethod
  void deliver(RawValue plan, RawValue payload);
}
