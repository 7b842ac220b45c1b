package dev.hookline.contract;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of an event's async deliveries together, where it has more than one. */
@WorkflowInterface
public interface DeliverWebhooks {

  /**
   * Makes the first attempt of each delivery; one that is not delivered then goes on as a {@link
   * DeliverWebhook} execution of its own.
   *
   * @param plan a {@link Plan} of the event's async webhooks as JSON ({@code json/plain})
   * @param payload the event's exact bytes: {@code json/plain}, or {@code binary/plain} when empty
   */
  @WorkflowMethod
  void deliver(RawValue plan, RawValue payload);
}
