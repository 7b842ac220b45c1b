package dev.hookline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The values of {@link InvokeOptions}, which checks and describes them. */
record InvokeSettings(
    @Nullable String key,
    @Nullable Duration deadline,
    boolean rerunFailed,
    @Nullable String traceparent,
    @Nullable Duration eventDeadline,
    @Nullable DelayedStart start,
    @Nullable String orderingKey,
    boolean failFast) {

  static final InvokeSettings NONE =
      new InvokeSettings(null, null, false, null, null, null, null, false);

  InvokeSettings withKey(String value) {
    return new InvokeSettings(
        value, deadline, rerunFailed, traceparent, eventDeadline, start, orderingKey, failFast);
  }

  InvokeSettings withDeadline(Duration value) {
    return new InvokeSettings(
        key, value, rerunFailed, traceparent, eventDeadline, start, orderingKey, failFast);
  }

  InvokeSettings withRerunFailed() {
    return new InvokeSettings(
        key, deadline, true, traceparent, eventDeadline, start, orderingKey, failFast);
  }

  InvokeSettings withTraceparent(String value) {
    return new InvokeSettings(
        key, deadline, rerunFailed, value, eventDeadline, start, orderingKey, failFast);
  }

  InvokeSettings withEventDeadline(Duration value) {
    return new InvokeSettings(
        key, deadline, rerunFailed, traceparent, value, start, orderingKey, failFast);
  }

  InvokeSettings withStart(DelayedStart value) {
    return new InvokeSettings(
        key, deadline, rerunFailed, traceparent, eventDeadline, value, orderingKey, failFast);
  }

  InvokeSettings withOrderingKey(String value) {
    return new InvokeSettings(
        key, deadline, rerunFailed, traceparent, eventDeadline, start, value, failFast);
  }

  InvokeSettings withFailFast() {
    return new InvokeSettings(
        key, deadline, rerunFailed, traceparent, eventDeadline, start, orderingKey, true);
  }
}
