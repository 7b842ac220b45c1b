package dev.hookline.spring;

import dev.hookline.InvokeOptions;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls as {@code hookline.invocations}, by event, method and exception: a timer, and with
 * Micrometer Tracing a span whose context is sent to the endpoints as {@code traceparent} and
 * {@code tracestate}.
 */
final class EventObservations {

  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";

  private final ObservationRegistry registry;

  EventObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns a started observation; {@link #traced} carries its context.
   *
   * @param event a configured event's name, so that there are few
   * @param call the method
   */
  Observation start(String event, String call) {
    SenderContext<Map<String, String>> context =
        new SenderContext<>(EventObservations::set, Kind.PRODUCER);
    context.setCarrier(new HashMap<>());
    return Observation.start("hookline.invocations", () -> context, registry)
        .contextualName(call + " " + event)
        .lowCardinalityKeyValue("event", event)
        .lowCardinalityKeyValue("call", call);
  }

  /** Returns the options with the observation's trace context, unless the caller gave one. */
  InvokeOptions traced(InvokeOptions options, Observation observation) {
    return options.traceparent().isEmpty()
            && observation.getContext() instanceof SenderContext<?> context
            && context.getCarrier() instanceof Map<?, ?> headers
            && headers.get(TRACEPARENT) instanceof String traceparent
        ? options.withTraceContext(traceparent, (String) headers.get(TRACESTATE))
        : options;
  }

  private static void set(@Nullable Map<String, String> headers, String key, String value) {
    if (headers != null) {
      headers.put(key, value);
    }
  }
}
