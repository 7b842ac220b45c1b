package dev.hookline.worker.internal.tracing;

import io.opentelemetry.api.trace.SpanContext;
import org.slf4j.MDC;

/** The ids of the current span in the log lines of its thread, named as in ECS. */
final class TracedLines {

  private static final String TRACE = "trace.id";
  private static final String SPAN = "span.id";

  private TracedLines() {}

  /** Adds the ids to the lines that follow, until {@link #end}. */
  static void begin(SpanContext span) {
    if (span.isValid()) {
      MDC.put(TRACE, span.getTraceId());
      MDC.put(SPAN, span.getSpanId());
    }
  }

  static void end() {
    MDC.remove(TRACE);
    MDC.remove(SPAN);
  }
}
