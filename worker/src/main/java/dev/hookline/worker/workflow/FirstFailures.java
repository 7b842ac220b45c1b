package dev.hookline.worker.workflow;

import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.FirstFailure;
import dev.hookline.contract.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/** Hands the failure of a local first attempt to the regular activity that makes the others. */
final class FirstFailures {

  private FirstFailures() {}

  /** Empty where no further attempt is to be made. */
  static Optional<FirstFailure> retried(ActivityFailure attempt) {
    if (!(attempt.getCause() instanceof ApplicationFailure failure) || failure.isNonRetryable()) {
      return Optional.empty();
    }
    return Optional.ofNullable(failure.getNextRetryDelay()).map(gap -> of(failure, gap));
  }

  private static FirstFailure of(ApplicationFailure failure, Duration gap) {
    return new FirstFailure(
        failure.getType(),
        failure.getOriginalMessage(),
        WireJson.read(failure.getDetails().get(0, RawValue.class), FailureDetails.class)
            .orElse(FailureDetails.of(null)),
        gap.toMillis());
  }
}
