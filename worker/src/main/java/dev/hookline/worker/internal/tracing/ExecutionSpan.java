package dev.hookline.worker.internal.tracing;

import dev.hookline.contract.FailureCode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The span of an execution on this worker. It begins with the first code that is not a replay of
 * the history: a worker that continues an execution of another one has a span of its own. The
 * workflow's result never depends on it.
 */
final class ExecutionSpan {

  private static final Logger log = LoggerFactory.getLogger(ExecutionSpan.class);

  private final Supplier<SpanBuilder> builder;
  private final Context parent;
  private @Nullable Span span;
  private boolean hasFailed;

  ExecutionSpan(Supplier<SpanBuilder> builder, Context parent) {
    this.builder = builder;
    this.parent = parent;
  }

  /** Returns the context for what the execution starts next. */
  Context context() {
    guarded(
        () -> {
          if (!isReplaying()) {
            begun();
          }
        });
    return span == null ? parent : parent.with(span);
  }

  /** In workflow code, an exception of the service's tracer would repeat the task for ever. */
  private void guarded(Runnable tracing) {
    if (hasFailed) {
      return;
    }
    try {
      tracing.run();
    } catch (Throwable e) {
      hasFailed = true;
      log.warn("the span of an execution failed; the execution continues without it", e);
    }
  }

  private Span begun() {
    if (span == null) {
      span = builder.get().setParent(parent).startSpan();
    }
    return span;
  }

  void succeeded() {
    guarded(() -> end(null));
  }

  void failed(Throwable failure) {
    guarded(
        () -> {
          if (failure instanceof Error) {
            evicted();
          } else {
            end(code(failure));
          }
        });
  }

  /** The worker stops, or needs the memory; some worker continues the execution. */
  private void evicted() {
    if (span != null) {
      span.setAttribute("hookline.continued_elsewhere", true).end();
    }
  }

  private void end(@Nullable String code) {
    if (isReplaying() && span == null) {
      return;
    }
    Span ending = begun();
    if (code != null) {
      ending.setStatus(StatusCode.ERROR).setAttribute("error.type", code);
    }
    ending.end();
  }

  private static String code(Throwable failure) {
    return failure instanceof ApplicationFailure failed
        ? failed.getType()
        : isCancelled(failure) ? FailureCode.CANCELLED.code() : "exception";
  }

  private static boolean isCancelled(Throwable failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  private static boolean isReplaying() {
    return WorkflowUnsafe.isReplaying();
  }
}
