package dev.hookline.verification.bench.plain;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** An activity for each sync webhook, a child workflow for each async one. */
public final class PlainEventWorkflow implements PlainEvent {

  private final PlainCall calls = CallStubs.make();

  @Override
  public String invoke(PlainOrder order, String payload) {
    String response = payload;
    for (PlainHook hook : order.sync()) {
      response = calls.call(hook.url(), response);
    }
    List<Promise<?>> started = new ArrayList<>();
    for (PlainHook hook : order.async()) {
      PlainDelivery child = Workflow.newChildWorkflowStub(PlainDelivery.class, options());
      Async.procedure(child::deliver, hook, payload);
      started.add(Workflow.getWorkflowExecution(child));
    }
    started.forEach(Promise::get);
    return response;
  }

  private static ChildWorkflowOptions options() {
    return ChildWorkflowOptions.newBuilder()
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .build();
  }
}
