package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A first attempt that was a local activity, as recorded by a marker in a history.
 *
 * @param endedAt when the marker was written, right after the attempt
 * @param response absent if it failed
 * @param failure absent if it succeeded
 */
record RecordedFirstAttempt(
    String webhook,
    Instant endedAt,
    @Nullable RawValue response,
    @Nullable RecordedFailure failure) {

  /** The SDK's marker name and keys for a local activity. */
  private static final String MARKER = "LocalActivity";

  private static final String TYPE = "type";
  private static final String RESULT = "result";

  /** Returns empty if the event is not a local activity, or if the attempt was declined. */
  static Optional<RecordedFirstAttempt> of(HistoryEvent event, DataConverter converter) {
    MarkerRecordedEventAttributes marker = event.getMarkerRecordedEventAttributes();
    if (!marker.getMarkerName().equals(MARKER)) {
      return Optional.empty();
    }
    RawValue response = raw(marker, RESULT, converter);
    if (LocalAttemptDeclined.is(response)) {
      return Optional.empty();
    }
    RecordedFailure failure =
        marker.hasFailure() ? RecordedFailure.of(root(marker), converter) : null;
    return Optional.of(
        new RecordedFirstAttempt(
            webhook(marker, converter),
            ExecutionReader.instant(event.getEventTime()),
            failure == null ? response : null,
            failure));
  }

  /**
   * Returns the first attempt that was passed to a delivery.
   *
   * @param endedAt the start time of the delivery's own execution
   */
  static RecordedFirstAttempt of(String webhook, FirstFailure failure, Instant endedAt) {
    return new RecordedFirstAttempt(
        webhook,
        endedAt,
        null,
        new RecordedFailure(
            failure.message(),
            failure.code(),
            failure.details(),
            AttemptLog.parse(failure.details().log())));
  }

  /** Returns when the attempt began. */
  Instant startedAt() {
    long millis = Bodies.numericMetadata(response, Names.METADATA_MILLIS).orElse(0);
    return Optional.ofNullable(failure)
        .flatMap(RecordedFailure::log)
        .map(AttemptLog::newest)
        .filter(entries -> !entries.isEmpty())
        .map(entries -> Instant.ofEpochMilli(entries.get(0).startedAt()))
        .orElse(endedAt.minusMillis(millis));
  }

  private static String webhook(MarkerRecordedEventAttributes marker, DataConverter converter) {
    Optional<Payloads> type = Optional.ofNullable(marker.getDetailsMap().get(TYPE));
    String name = converter.fromPayloads(0, type, String.class, String.class);
    return name == null ? "" : name;
  }

  private static Failure root(MarkerRecordedEventAttributes marker) {
    Failure failure = marker.getFailure();
    return failure.hasActivityFailureInfo() && failure.hasCause() ? failure.getCause() : failure;
  }

  private static @Nullable RawValue raw(
      MarkerRecordedEventAttributes marker, String key, DataConverter converter) {
    Payloads found = marker.getDetailsMap().get(key);
    return found == null || found.getPayloadsCount() == 0
        ? null
        : converter.fromPayloads(0, Optional.of(found), RawValue.class, RawValue.class);
  }
}
