package dev.hookline.telemetry;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.internal.wire.TraceContexts;
import dev.hookline.internal.wire.TraceHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Traces the calls of a manager with OpenTelemetry: each is a span such as {@code invoke
 * OnOrderPaid}, a child of the caller's current span, from the call to the event's outcome. Its
 * context goes into the event's plan, so that the spans of workers and endpoints belong to it.
 *
 * <pre>{@code
 * DurableWebhookManager manager = WebhookTracing.traced(webhooks, GlobalOpenTelemetry.get());
 * }</pre>
 *
 * <p>A service that uses this needs {@code opentelemetry-api}, an optional dependency.
 */
public final class WebhookTracing {

  private static final String SCOPE = "dev.hookline";

  private WebhookTracing() {}

  /**
   * Returns the manager with its calls traced. If a call has a trace context of its own ({@link
   * InvokeOptions#withTraceContext}), that is the parent. Closing it closes the given manager.
   */
  public static DurableWebhookManager traced(
      DurableWebhookManager manager, OpenTelemetry openTelemetry) {
    Tracer tracer = openTelemetry.getTracer(SCOPE);
    return new ObservedManager(
        manager, (event, call, options) -> new TracedCall(tracer, event, call, options));
  }

  /** The span of one call. */
  private static final class TracedCall implements CallObserver.ObservedCall {

    private final Span span;
    private final InvokeOptions options;

    private TracedCall(Tracer tracer, String event, String call, InvokeOptions options) {
      TraceHeaders own =
          TraceHeaders.of(options.traceparent().orElse(null), options.tracestate().orElse(null));
      Context caller = TraceContexts.parse(own, Context.current());
      this.span =
          tracer
              .spanBuilder(call + " " + event)
              .setParent(caller)
              .setSpanKind(SpanKind.PRODUCER)
              .setAttribute("hookline.event", event)
              .startSpan();
      options.key().ifPresent(key -> span.setAttribute("hookline.key", key));
      this.options =
          TraceContexts.headers(caller.with(span))
              .map(trace -> options.withTraceContext(trace.traceparent(), trace.tracestate()))
              .orElse(options);
    }

    @Override
    public InvokeOptions options() {
      return options;
    }

    /** The failure's message may contain a response, so the span has only its code. */
    @Override
    public void ended(CallOutcome outcome, @Nullable Throwable failure) {
      if (failure != null) {
        span.setStatus(StatusCode.ERROR).setAttribute("error.type", outcome.code());
      }
      span.end();
    }
  }
}
