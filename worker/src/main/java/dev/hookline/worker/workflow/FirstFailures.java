package dev.hookline.worker.workflow;

import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.FirstFailure;
import dev.hookline.contract.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/** Hands the failure of a local first attempt to the regular activity that makes the others. */
final class FirstFailures {

  private FirstFailures() {}

  /** Empty where no further attempt is to be made. */
  static Optional<FirstFailure> retried(ApplicationFailure failure) {
    Duration gap = failure.getNextRetryDelay();
    if (failure.isNonRetryable() || gap == null) {
      return Optional.empty();
    }
    return Optional.of(
        new FirstFailure(
            failure.getType(),
            failure.getOriginalMessage(),
            WireJson.read(failure.getDetails().get(0, RawValue.class), FailureDetails.class)
                .orElse(FailureDetails.of(null)),
            gap.toMillis()));
  }
}
