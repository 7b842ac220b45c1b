package dev.hookline.internal.wire;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's contexts as the headers that plans and requests carry. The library is optional,
 * so only code that traces may use this.
 */
public final class TraceContexts {

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<TraceHeaders> READ =
      new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // older versions of the library require it
        public Iterable<String> keys(TraceHeaders headers) {
          return List.of(PARENT, STATE);
        }

        @Override
        public @Nullable String get(@Nullable TraceHeaders headers, String key) {
          if (headers == null) {
            return null;
          }
          return key.equals(PARENT) ? headers.traceparent() : headers.tracestate();
        }
      };

  private TraceContexts() {}

  /** Returns the headers of the context's span; empty if it has none. */
  public static Optional<TraceHeaders> headers(Context context) {
    Map<String, String> headers = new HashMap<>();
    W3C.inject(context, headers, TraceContexts::put);
    return Optional.ofNullable(TraceHeaders.of(headers.get(PARENT), headers.get(STATE)));
  }

  private static void put(@Nullable Map<String, String> headers, String key, String value) {
    if (headers != null) {
      headers.put(key, value);
    }
  }

  /** Returns the context of the headers; the given one if they have none. */
  public static Context parse(@Nullable TraceHeaders headers, Context otherwise) {
    return headers == null ? otherwise : W3C.extract(otherwise, headers, READ);
  }
}
