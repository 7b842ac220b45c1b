package dev.hookline.internal.wire;

import dev.hookline.contract.Plan;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.HandlerUnfinishedPolicy;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** The workflow type of an event. */
@WorkflowInterface
public interface InvokeWebhooks {

  /**
   * Runs an event's sync webhooks in order, then records its async deliveries.
   *
   * @param plan a {@link Plan} as JSON ({@code json/plain}); the workflow decodes and validates it
   *     itself, so that an invalid one fails the execution at once
   * @param payload the event's exact bytes: {@code json/plain}, or {@code binary/plain} when empty
   * @return the final response's exact bytes, with the same encoding
   */
  @WorkflowMethod
  RawValue invoke(RawValue plan, RawValue payload);

  /**
   * Lets an ordered event begin, since all earlier events of its key have ended.
   *
   * @param queue the queue that gives the turn; one that is not the plan's has no effect
   */
  @SignalMethod(name = Names.BEGIN_TURN)
  void beginTurn(@Nullable String queue);

  /**
   * Waits for the final response of a successful event. It returns with the workflow task that
   * records the async deliveries, before they have started as executions; if the event fails, the
   * update gets no response. To get an outcome in every case, wait for the execution.
   *
   * @return what {@link #invoke} returns
   */
  @UpdateMethod(name = Names.AWAIT_RESPONSE, unfinishedPolicy = HandlerUnfinishedPolicy.ABANDON)
  RawValue awaitResponse();

  /**
   * Returns the final response of a successful event, also of one whose execution was cancelled
   * after its deliveries were recorded.
   *
   * @return what {@link #invoke} returns
   * @throws IllegalStateException if the event has not succeeded
   */
  @QueryMethod(name = Names.RESPONSE)
  default RawValue response() {
    throw new IllegalStateException("event has not succeeded");
  }
}
