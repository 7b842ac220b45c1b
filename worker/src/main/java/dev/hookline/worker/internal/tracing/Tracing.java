package dev.hookline.worker.internal.tracing;

import dev.hookline.worker.internal.call.AttemptTracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;

/** The traces of a worker. */
public final class Tracing extends WorkerInterceptorBase {

  private final Tracer tracer;

  /** Creates the traces of a worker. */
  public Tracing(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("dev.hookline");
  }

  /** Returns the spans of attempts; this, as an interceptor, gives them their parents. */
  public AttemptTracing attempts() {
    return new AttemptSpans(tracer);
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new TracedWorkflow(next, tracer);
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new TracedActivity(next);
  }

  /** An activity below its execution's span; its log lines have the ids of trace and span. */
  private static final class TracedActivity extends ActivityInboundCallsInterceptorBase {

    private TracedActivity(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Context execution = Headers.read(input.getHeader(), Context.root());
      TracedLines.begin(Span.fromContext(execution).getSpanContext());
      try (Scope scope = execution.makeCurrent()) {
        return super.execute(input);
      } finally {
        TracedLines.end();
      }
    }
  }
}
