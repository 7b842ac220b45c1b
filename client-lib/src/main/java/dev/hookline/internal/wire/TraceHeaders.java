package dev.hookline.internal.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a trace context, as an endpoint receives them: W3C Trace Context, section 3.
 *
 * @param traceparent the span of the sender
 * @param tracestate what tracing systems add to it; null for nothing
 */
public record TraceHeaders(String traceparent, @Nullable String tracestate) {

  /** The length of a state that everyone must propagate, section 3.3.1.5. */
  private static final int MAX_STATE = 512;

  private static final Pattern PRINTABLE = Pattern.compile("[!-~](?:[ -~\\t]*[!-~])?");

  /** Keeps of the state what can be sent; the trace continues without the rest. */
  public TraceHeaders {
    tracestate = sendable(tracestate);
  }

  /** Returns the headers; null without a traceparent, since a state alone has no meaning. */
  public static @Nullable TraceHeaders of(
      @Nullable String traceparent, @Nullable String tracestate) {
    return traceparent == null ? null : new TraceHeaders(traceparent, tracestate);
  }

  /**
   * Returns a state without the members that are too many, which are the oldest; null if it is not
   * printable ASCII.
   */
  public static @Nullable String sendable(@Nullable String tracestate) {
    if (tracestate == null) {
      return null;
    }
    int end = tracestate.length();
    if (end > MAX_STATE) {
      end = Math.max(0, tracestate.lastIndexOf(',', MAX_STATE));
    }
    String members = tracestate.substring(0, end);
    return PRINTABLE.matcher(members).matches() ? members : null;
  }
}
