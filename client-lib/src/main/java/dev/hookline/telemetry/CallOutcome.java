package dev.hookline.telemetry;

import dev.hookline.InvocationException;
import dev.hookline.WebhookException;
import dev.hookline.contract.FailureCode;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, in a limited number of values.
 *
 * @param outcome {@code success}; {@code failure} if the event failed; {@code error} if the call
 *     ended without the event's outcome
 * @param code the failure code or the reason of the exception; empty for a success
 */
record CallOutcome(String outcome, String code) {

  static final CallOutcome SUCCESS = new CallOutcome("success", "");

  static CallOutcome of(@Nullable Throwable failure) {
    if (failure == null) {
      return SUCCESS;
    }
    if (failure instanceof CompletionException wrapper && wrapper.getCause() != null) {
      return of(wrapper.getCause());
    }
    if (failure instanceof WebhookException failed) {
      // a newer worker, or a foreign one, may have others
      return new CallOutcome(
          "failure", FailureCode.of(failed.code()).map(FailureCode::code).orElse("other"));
    }
    return new CallOutcome(
        "error",
        failure instanceof InvocationException ended ? ended.reason().code() : "exception");
  }
}
