package dev.hookline.worker.internal.tracing;

import dev.hookline.internal.wire.TraceContexts;
import dev.hookline.internal.wire.TraceHeaders;
import io.opentelemetry.context.Context;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.Header;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace context in the headers of activities and child workflows, not encrypted. */
final class Headers {

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  private Headers() {}

  /** Returns the header with the context; unchanged if the context has no span. */
  static Header with(Header header, Context context) {
    return TraceContexts.headers(context).map(trace -> with(header, trace)).orElse(header);
  }

  private static Header with(Header header, TraceHeaders trace) {
    Map<String, Payload> values = new HashMap<>(header.getValues());
    put(values, PARENT, trace.traceparent());
    put(values, STATE, trace.tracestate());
    return new Header(values);
  }

  private static void put(Map<String, Payload> values, String name, @Nullable String text) {
    if (text != null) {
      GlobalDataConverter.get().toPayload(text).ifPresent(payload -> values.put(name, payload));
    }
  }

  /** Returns the context in the header; the given one if there is none. */
  static Context read(@Nullable Header header, Context otherwise) {
    return header == null
        ? otherwise
        : TraceContexts.parse(
            TraceHeaders.of(text(header, PARENT), text(header, STATE)), otherwise);
  }

  private static @Nullable String text(Header header, String name) {
    Payload payload = header.getValues().get(name);
    if (payload == null) {
      return null;
    }
    try {
      return GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
    } catch (RuntimeException e) {
      return null; // another starter's header of that name
    }
  }
}
