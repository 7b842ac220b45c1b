package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.TraceHeaders;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span whose exceptions do not lose the attempt's outcome. */
record GuardedSpan(AttemptTracing.AttemptSpan span) implements AttemptTracing.AttemptSpan {

  @Override
  public @Nullable TraceHeaders trace() {
    return span.trace();
  }

  @Override
  public void ended(AttemptOutcome outcome, Map<String, Duration> phases) {
    Telemetry.observe(() -> span.ended(outcome, phases));
  }

  @Override
  public void close() {
    Telemetry.observe(span::close);
  }
}
