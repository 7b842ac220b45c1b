package dev.hookline.worker.internal.tracing;

import io.opentelemetry.context.Context;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.util.function.Supplier;

/** Adds the trace context to what an execution starts; a replay does not compare headers. */
final class TracedCommands extends WorkflowOutboundCallsInterceptorBase {

  private final Supplier<Context> context;

  TracedCommands(WorkflowOutboundCallsInterceptor next, Supplier<Context> context) {
    super(next);
    this.context = context;
  }

  @Override
  public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
    return super.executeActivity(
        new ActivityInput<>(
            input.getActivityName(),
            input.getResultClass(),
            input.getResultType(),
            input.getArgs(),
            input.getOptions(),
            Headers.with(input.getHeader(), context.get())));
  }

  @Override
  public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
    return super.executeLocalActivity(
        new LocalActivityInput<>(
            input.getActivityName(),
            input.getResultClass(),
            input.getResultType(),
            input.getArgs(),
            input.getOptions(),
            Headers.with(input.getHeader(), context.get())));
  }

  @Override
  public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
    return super.executeChildWorkflow(
        new ChildWorkflowInput<>(
            input.getWorkflowId(),
            input.getWorkflowType(),
            input.getResultClass(),
            input.getResultType(),
            input.getArgs(),
            input.getOptions(),
            Headers.with(input.getHeader(), context.get())));
  }
}
