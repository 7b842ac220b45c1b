package dev.hookline.worker.call;

import dev.hookline.contract.AttemptLog;
import dev.hookline.contract.CallInput;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.FirstFailure;
import dev.hookline.contract.WireJson;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What the server is told of an attempt that did not succeed. It keeps the last failure only, so
 * each carries the log of those before.
 *
 * @param log the attempts that have failed, this one included where it has
 */
record AttemptFailures(CallInput order, int attempt, AttemptLog log) {

  /** The endpoint answered with a failure, or could not be reached. */
  ApplicationFailure answered(AttemptOutcome.Failed failed, Optional<Duration> gap) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage("%s (%s)".formatted(failed.message(), count()))
            .setType(failed.code().code())
            .setDetails(WireJson.toPayload(failed.details().withLog(log)))
            .setNonRetryable(gap.isEmpty());
    gap.ifPresent(failure::setNextRetryDelay);
    return withoutStackTrace(failure);
  }

  /** Attempts that were lost have a number, and count as none. */
  private String count() {
    int most = order.webhook().numRetries();
    return attempt == log.failures()
        ? "attempt %d of %d".formatted(attempt, most)
        : "attempt %d, failure %d of %d".formatted(attempt, log.failures(), most);
  }

  /** The local first attempt, as the server would have been told of a regular one. */
  static ApplicationFailure first(FirstFailure failure) {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage(failure.message())
            .setType(failure.code())
            .setDetails(WireJson.toPayload(failure.details()))
            .setNextRetryDelay(
                failure.gapMillis() == null ? null : Duration.ofMillis(failure.gapMillis()))
            .setNonRetryable(!failure.isRetried()));
  }

  /** The order was written by a newer worker's workflow; one of those may take it up instead. */
  static ApplicationFailure unreadable() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage("worker cannot read the order of this call; update the worker, then replay")
            .setType(FailureCode.UNSUPPORTED_PLAN.code())
            .setNextRetryDelay(Duration.ofSeconds(10)));
  }

  /** Every repetition was lost with its worker. */
  ApplicationFailure lost() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage(
                "webhook '%s' was lost with its worker %d times; look at the workers' logs, then replay"
                    .formatted(order.webhook().name(), CallWebhookActivity.MAX_LOST + 1))
            .setType(FailureCode.WORKER_LOST.code())
            .setDetails(WireJson.toPayload(details()))
            .setNonRetryable(true));
  }

  /** The worker stops before the endpoint has answered. */
  ApplicationFailure givenBack() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage("worker stopped during the attempt, which is given back")
            .setType(FailureCode.WORKER_LOST.code())
            .setDetails(WireJson.toPayload(details()))
            .setNextRetryDelay(Duration.ofMillis(1)));
  }

  private FailureDetails details() {
    return new FailureDetails(
            order.webhook().name(), attempt, order.webhook().numRetries(), null, null, null, null)
        .withLog(log);
  }

  /** The server drops the details of failures over 4 KB, and a stack trace alone is larger. */
  private static ApplicationFailure withoutStackTrace(ApplicationFailure.Builder failure) {
    ApplicationFailure built = failure.build();
    built.setStackTrace(new StackTraceElement[0]);
    return built;
  }
}
