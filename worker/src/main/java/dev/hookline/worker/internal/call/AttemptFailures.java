package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admission;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/**
 * The failures reported to the server for an unsuccessful attempt. The server keeps only the last
 * failure, so each carries the log of earlier attempts.
 *
 * @param log the failed attempts, including this one if it failed
 */
record AttemptFailures(CallInput order, int attempt, AttemptLog log) {

  /** The endpoint responded with a failure, or was unreachable. */
  ApplicationFailure responded(AttemptOutcome.Failed failed, RetryDecision decision) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(
                "%s (%s%s)"
                    .formatted(
                        failed.message(), count(failed.code()), decision.reason(order.webhook())))
            .setType(decision.code(failed.code()).code())
            .setDetails(WireJson.toPayload(failed.details().withLog(log)))
            .setNonRetryable(decision.next().isEmpty());
    decision.next().ifPresent(failure::setNextRetryDelay);
    return withoutStackTrace(failure);
  }

  /** The endpoint may not be called now, so the attempt waits for its turn. */
  ApplicationFailure waiting(Admission.Refused refused, RetryDecision decision) {
    return uncalled(refused.code(), refused.reason(), "", decision);
  }

  /** The endpoint is disabled, or may be, so the attempt waits until it is known to be enabled. */
  ApplicationFailure held(EndpointHold hold, RetryDecision decision) {
    return uncalled(FailureCode.ENDPOINT_DISABLED, hold.reason(), hold.nextStep(), decision);
  }

  private ApplicationFailure uncalled(
      FailureCode code, String reason, String nextStep, RetryDecision decision) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(
                "webhook '%s' %s: %s (not an attempt%s)%s"
                    .formatted(
                        order.webhook().name(),
                        decision.next().isPresent() ? "waits" : "was not called",
                        reason,
                        decision.reason(order.webhook()),
                        nextStep))
            .setType(decision.code(code).code())
            .setDetails(WireJson.toPayload(details()))
            .setNonRetryable(decision.next().isEmpty());
    decision.next().ifPresent(failure::setNextRetryDelay);
    return withoutStackTrace(failure);
  }

  /** Attempts that were lost, or failed on the worker's side, have a number, but do not count. */
  private String count(FailureCode code) {
    int max = order.webhook().numRetries();
    if (code.isOwn()) {
      return "attempt %d, not counted".formatted(attempt);
    }
    return attempt == log.counted()
        ? "attempt %d of %d".formatted(attempt, max)
        : "attempt %d, failure %d of %d".formatted(attempt, log.counted(), max);
  }

  /** The failure of the local first attempt, as a regular one would report it. */
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

  /** The order was written by a newer worker's workflow; a newer worker may retry it. */
  static ApplicationFailure unreadable() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage("worker cannot read the input of this call; update the worker, then replay")
            .setType(FailureCode.UNSUPPORTED_PLAN.code())
            .setNextRetryDelay(Duration.ofSeconds(10)));
  }

  /** The delivery expired before this attempt was made. */
  ApplicationFailure expired() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage(
                "webhook '%s' was not called again, since its delivery has expired"
                    .formatted(order.webhook().name()))
            .setType(FailureCode.EXPIRED.code())
            .setDetails(WireJson.toPayload(details()))
            .setNonRetryable(true));
  }

  /** Every repeat was lost with its worker. */
  ApplicationFailure lost() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage(
                "webhook '%s' was lost with its worker %d times; check the workers' logs, then replay"
                    .formatted(order.webhook().name(), CallWebhookActivity.MAX_LOST + 1))
            .setType(FailureCode.WORKER_LOST.code())
            .setDetails(WireJson.toPayload(details()))
            .setNonRetryable(true));
  }

  /** The worker stops before the endpoint has responded. */
  ApplicationFailure released() {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage("worker stopped during the attempt, which was released")
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
