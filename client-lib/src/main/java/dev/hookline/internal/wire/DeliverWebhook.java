package dev.hookline.internal.wire;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type of one async delivery. */
@WorkflowInterface
public interface DeliverWebhook {

  /**
   * Calls one webhook until it succeeds or its attempts are exhausted.
   *
   * @param delivery a {@link Delivery} as JSON ({@code json/plain})
   * @param payload the event's exact bytes: {@code json/plain}, or {@code binary/plain} when empty
   */
  @WorkflowMethod
  void deliver(RawValue delivery, RawValue payload);
}
