package dev.hookline.operate.internal.history;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure in the server's record: its code, its details and the log in them. */
public record RecordedFailure(
    String message, @Nullable String code, FailureDetails details, Optional<AttemptLog> log) {

  /** Reads a failure from the server's record. */
  public static RecordedFailure of(Failure failure, DataConverter converter) {
    if (failure.hasTimeoutFailureInfo()) {
      return new RecordedFailure(
          FailureMessage.of(failure, converter),
          FailureCode.WORKER_LOST.code(),
          FailureDetails.of(null),
          heartbeat(failure.getTimeoutFailureInfo().getLastHeartbeatDetails(), converter));
    }
    FailureDetails details =
        first(failure.getApplicationFailureInfo().getDetails(), converter)
            .flatMap(raw -> WireJson.read(raw, FailureDetails.class))
            .orElse(FailureDetails.of(null));
    String code =
        failure.hasApplicationFailureInfo() ? failure.getApplicationFailureInfo().getType() : null;
    return new RecordedFailure(
        FailureMessage.of(failure, converter), code, details, AttemptLog.parse(details.log()));
  }

  /** Returns the log in heartbeat details. */
  static Optional<AttemptLog> heartbeat(Payloads details, DataConverter converter) {
    return first(details, converter).flatMap(raw -> WireJson.read(raw, AttemptLog.class));
  }

  boolean isLost() {
    return FailureCode.WORKER_LOST.code().equals(code);
  }

  private static Optional<RawValue> first(Payloads payloads, DataConverter converter) {
    return payloads.getPayloadsCount() == 0
        ? Optional.empty()
        : Optional.of(
            converter.fromPayloads(0, Optional.of(payloads), RawValue.class, RawValue.class));
  }
}
