package dev.hookline.worker.internal.tracing;

import dev.hookline.internal.wire.TraceContexts;
import dev.hookline.internal.wire.TraceHeaders;
import dev.hookline.internal.wire.WireJson;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.temporal.common.converter.RawValue;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Traces one execution, and passes its context to its activities and children. */
final class TracedWorkflow extends WorkflowInboundCallsInterceptorBase {

  private final Tracer tracer;
  private @Nullable ExecutionSpan span;

  /** The fields of a plan or delivery that a span needs. */
  private record TracedInput(
      @Nullable String event, @Nullable String traceparent, @Nullable String tracestate) {}

  TracedWorkflow(WorkflowInboundCallsInterceptor next, Tracer tracer) {
    super(next);
    this.tracer = tracer;
  }

  @Override
  public void init(WorkflowOutboundCallsInterceptor commands) {
    super.init(new TracedCommands(commands, this::context));
  }

  private Context context() {
    return span == null ? Context.root() : span.context();
  }

  @Override
  public WorkflowOutput execute(WorkflowInput input) {
    TracedInput traced = read(input).orElse(new TracedInput(null, null, null));
    if (traced.event() == null) {
      return super.execute(input); // a batch, or a watch that runs for months
    }
    String event = traced.event();
    Context caller =
        TraceContexts.parse(
            TraceHeaders.of(traced.traceparent(), traced.tracestate()), Context.root());
    WorkflowInfo info = Workflow.getInfo();
    ExecutionSpan execution =
        new ExecutionSpan(() -> builder(info, event), Headers.read(input.getHeader(), caller));
    span = execution;
    execution.context(); // begins now, unless this is a replay
    WorkflowOutput output;
    try {
      output = super.execute(input);
    } catch (RuntimeException | Error e) {
      execution.failed(e);
      throw e;
    }
    execution.succeeded();
    return output;
  }

  private SpanBuilder builder(WorkflowInfo info, String event) {
    return tracer
        .spanBuilder(info.getWorkflowType() + " " + event)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("temporalWorkflowID", info.getWorkflowId())
        .setAttribute("temporalRunID", info.getRunId())
        .setAttribute("hookline.event", event);
  }

  private static Optional<TracedInput> read(WorkflowInput input) {
    return input.getArguments().length > 0 && input.getArguments()[0] instanceof RawValue first
        ? WireJson.read(first, TracedInput.class)
        : Optional.empty();
  }
}
