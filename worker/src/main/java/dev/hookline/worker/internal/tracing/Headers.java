package dev.hookline.worker.internal.tracing;

import dev.hookline.internal.wire.TraceContexts;
import io.opentelemetry.context.Context;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.Header;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace context in the headers of activities and child workflows, not encrypted. */
final class Headers {

  private Headers() {}

  /** Returns the header with the context; unchanged if the context has no span. */
  static Header with(Header header, Context context) {
    return TraceContexts.text(context).map(text -> with(header, text)).orElse(header);
  }

  private static Header with(Header header, String text) {
    Map<String, Payload> values = new HashMap<>(header.getValues());
    GlobalDataConverter.get()
        .toPayload(text)
        .ifPresent(payload -> values.put(TraceContexts.TRACEPARENT, payload));
    return new Header(values);
  }

  /** Returns the context in the header; the given one if there is none. */
  static Context read(@Nullable Header header, Context otherwise) {
    Payload payload = header == null ? null : header.getValues().get(TraceContexts.TRACEPARENT);
    if (payload == null) {
      return otherwise;
    }
    try {
      String text = GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
      return TraceContexts.parse(text, otherwise);
    } catch (RuntimeException e) {
      return otherwise; // another starter's header of that name
    }
  }
}
