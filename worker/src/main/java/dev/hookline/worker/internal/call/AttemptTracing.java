package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.TraceHeaders;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces attempts. Thread-safe. */
@FunctionalInterface
public interface AttemptTracing {

  /** Traces nothing: endpoints receive the caller's trace context. */
  AttemptTracing NONE =
      (order, attempt) ->
          new AttemptSpan() {
            @Override
            public @Nullable TraceHeaders trace() {
              return order.trace();
            }
          };

  /** Called on the attempt's thread before it is made. */
  AttemptSpan begin(CallInput order, int attempt);

  /** The span of one attempt; without an outcome, the attempt was released. */
  interface AttemptSpan extends AutoCloseable {

    /** Returns the trace context that the endpoint receives; null for none. */
    @Nullable TraceHeaders trace();

    /**
     * Called with the attempt's outcome.
     *
     * @param phases how long it spent in each phase, by the phase's name
     */
    default void ended(AttemptOutcome outcome, Map<String, Duration> phases) {}

    @Override
    default void close() {}
  }
}
