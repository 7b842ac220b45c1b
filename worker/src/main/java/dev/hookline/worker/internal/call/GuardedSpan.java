package dev.hookline.worker.internal.call;

import org.jspecify.annotations.Nullable;

/** A span whose exceptions do not lose the attempt's outcome. */
record GuardedSpan(AttemptTracing.AttemptSpan span) implements AttemptTracing.AttemptSpan {

  @Override
  public @Nullable String traceparent() {
    return span.traceparent();
  }

  @Override
  public void ended(AttemptOutcome outcome) {
    Telemetry.observe(() -> span.ended(outcome));
  }

  @Override
  public void close() {
    Telemetry.observe(span::close);
  }
}
