package dev.hookline.worker.workflow;

import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.FirstFailure;
import dev.hookline.contract.WireJson;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands the failure of a local first attempt to who makes the others. */
final class FirstFailures {

  private FirstFailures() {}

  /** Empty where the endpoint did not end the attempt. */
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
