package dev.hookline.worker.internal.tracing;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.TraceContexts;
import dev.hookline.internal.wire.TraceHeaders;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptTracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span for each attempt; the endpoint receives its context. */
final class AttemptSpans implements AttemptTracing {

  private final Tracer tracer;

  AttemptSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The parent is the execution's span, or the caller's if no worker has traced the execution. */
  @Override
  public AttemptSpan begin(CallInput order, int attempt) {
    Context current = Context.current();
    Context parent =
        Span.fromContext(current).getSpanContext().isValid()
            ? current
            : TraceContexts.parse(order.trace(), current);
    WebhookCall webhook = order.webhook();
    SpanBuilder builder =
        tracer
            .spanBuilder(webhook.method() + " " + webhook.name())
            .setParent(parent)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("http.request.method", webhook.method())
            .setAttribute("url.full", SafeUrl.of(webhook.url()))
            .setAttribute("hookline.event", order.event())
            .setAttribute("hookline.webhook", webhook.name())
            .setAttribute("hookline.webhook_id", order.webhookId())
            .setAttribute("hookline.attempt", (long) attempt);
    if (attempt > 1) {
      builder.setAttribute("http.request.resend_count", (long) attempt - 1);
    }
    Span span = builder.startSpan();
    TracedLines.begin(span.getSpanContext());
    return new OpenSpan(span, TraceContexts.headers(parent.with(span)).orElse(order.trace()));
  }

  private static final class OpenSpan implements AttemptSpan {

    private final Span span;
    private final @Nullable TraceHeaders trace;
    private boolean hasEnded;

    private OpenSpan(Span span, @Nullable TraceHeaders trace) {
      this.span = span;
      this.trace = trace;
    }

    @Override
    public @Nullable TraceHeaders trace() {
      return trace;
    }

    @Override
    public void ended(AttemptOutcome outcome, Map<String, Duration> phases) {
      hasEnded = true;
      phases.forEach(
          (phase, duration) ->
              span.setAttribute("hookline.seconds." + phase, duration.toNanos() / 1e9));
      if (outcome instanceof AttemptOutcome.Failed failed) {
        span.setStatus(StatusCode.ERROR, failed.message())
            .setAttribute("error.type", failed.code().code());
        Integer status = failed.details().status();
        if (status != null) {
          span.setAttribute("http.response.status_code", status.longValue());
        }
      } else if (outcome instanceof AttemptOutcome.Succeeded succeeded) {
        span.setAttribute("http.response.status_code", (long) succeeded.status());
      }
    }

    @Override
    public void close() {
      if (!hasEnded) {
        span.setAttribute("hookline.released", true);
      }
      span.end();
    }
  }
}
