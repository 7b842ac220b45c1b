package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.InvokeWebhooks;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An event, from its start and its turn on: its sync webhooks in order, then its async deliveries,
 * then the final response.
 */
public final class InvokeWebhooksWorkflow implements InvokeWebhooks {

  private final CompletablePromise<RawValue> recorded = Workflow.newPromise();
  private final OrderedTurn turn = new OrderedTurn();
  private final BiConsumer<String, RawValue> callers;
  private int awaiting;

  /** Creates an event whose callers ask the server for its response. */
  public InvokeWebhooksWorkflow() {
    this((run, response) -> {});
  }

  /**
   * Creates an event.
   *
   * @param callers receives the run id and the final response in each task that records the
   *     deliveries, also on replay; the response is valid once the server has that record
   */
  public InvokeWebhooksWorkflow(BiConsumer<String, RawValue> callers) {
    this.callers = callers;
  }

  @Override
  public RawValue invoke(RawValue rawPlan, RawValue rawPayload) {
    Plan plan = Arguments.plan(rawPlan);
    try {
      return turn.of(plan, () -> run(plan, rawPayload));
    } catch (WebhookFailure failure) {
      throw failure.ending(plan.searchAttributes());
    }
  }

  private RawValue run(Plan plan, RawValue rawPayload) {
    RawValue payload = Arguments.payload(rawPayload);
    TurnStart start = turn.await(plan, EventStart.await(plan));
    RawValue response = new SyncCalls(plan, start, () -> awaiting).callInTime(payload);
    new AsyncDeliveries(plan).start(payload, () -> respond(response));
    return response;
  }

  private void respond(RawValue response) {
    recorded.complete(response);
    callers.accept(Workflow.getInfo().getRunId(), response);
  }

  @Override
  public void beginTurn(@Nullable String queue) {
    turn.begin(queue);
  }

  @Override
  public RawValue awaitResponse() {
    awaiting++;
    return recorded.get();
  }

  @Override
  public RawValue response() {
    return recorded.isCompleted() ? recorded.get() : InvokeWebhooks.super.response();
  }
}
