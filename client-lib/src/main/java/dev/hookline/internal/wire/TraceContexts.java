package dev.hookline.internal.wire;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's contexts as the text that plans, headers and requests carry: W3C Trace Context,
 * section 3.2. The library is optional, so only code that traces may use this.
 */
public final class TraceContexts {

  /** The name of the text in a header. */
  public static final String TRACEPARENT = "traceparent";

  private static final Pattern TEXT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2}).*");

  private TraceContexts() {}

  /** Returns the text of the context's span; empty if it has none. */
  public static Optional<String> text(Context context) {
    SpanContext span = Span.fromContext(context).getSpanContext();
    return span.isValid()
        ? Optional.of(
            "00-%s-%s-%s"
                .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()))
        : Optional.empty();
  }

  /** Returns the context of the text; the given one if the text has none. */
  public static Context parse(@Nullable String text, Context otherwise) {
    Matcher parts = TEXT.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return otherwise;
    }
    SpanContext span =
        SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault());
    return span.isValid() ? otherwise.with(Span.wrap(span)) : otherwise;
  }
}
