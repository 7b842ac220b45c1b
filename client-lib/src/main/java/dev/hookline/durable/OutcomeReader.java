package dev.hookline.durable;

import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.WebhookException.LastAttempt;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** Converts the close of a run to the caller's response or exception. */
final class OutcomeReader {

  private OutcomeReader() {}

  static Payload response(@Nullable RawValue result) {
    return Payload.of(Bodies.bytes(result));
  }

  static WebhookException failure(WorkflowExecution run, WorkflowFailedException e) {
    Throwable cause = e.getCause();
    if (cause instanceof ApplicationFailure failure) {
      return failed(run, failure);
    }
    FailureCode code =
        cause instanceof CanceledFailure ? FailureCode.CANCELLED : FailureCode.TERMINATED;
    String what =
        cause instanceof CanceledFailure
            ? "execution was cancelled"
            : cause instanceof TerminatedFailure
                ? "execution was terminated"
                : cause instanceof TimeoutFailure
                    ? "execution timed out"
                    : "execution ended without success";
    return exception(run, what, e, code.code(), LastAttempt.UNKNOWN);
  }

  private static WebhookException failed(WorkflowExecution run, ApplicationFailure failure) {
    FailureDetails details = WireJson.details(failure).orElse(FailureDetails.of(null));
    LastAttempt last =
        new LastAttempt(details.webhook(), details.attempt(), details.status(), details.body());
    return exception(run, failure.getOriginalMessage(), failure, failure.getType(), last);
  }

  private static WebhookException exception(
      WorkflowExecution run, String message, Throwable cause, String code, LastAttempt last) {
    return new WebhookException(
        "%s (execution %s)".formatted(message, run.getWorkflowId()),
        cause,
        code,
        last,
        run.getWorkflowId(),
        run.getRunId());
  }
}
