package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.WireJson;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Extracts the failure of a local first attempt for the activity that makes the retries. */
final class FirstFailures {

  private FirstFailures() {}

  /** Empty unless the endpoint ended the attempt. */
  static Optional<FirstFailure> of(ActivityFailure attempt) {
    return attempt.getCause() instanceof ApplicationFailure failure
        ? Optional.of(of(failure))
        : Optional.empty();
  }

  private static FirstFailure of(ApplicationFailure failure) {
    return new FirstFailure(
        failure.getType(),
        failure.getOriginalMessage(),
        WireJson.details(failure).orElse(FailureDetails.of(null)),
        gap(failure));
  }

  private static @Nullable Long gap(ApplicationFailure failure) {
    Duration gap = failure.isNonRetryable() ? null : failure.getNextRetryDelay();
    return gap == null ? null : Long.valueOf(gap.toMillis());
  }
}
