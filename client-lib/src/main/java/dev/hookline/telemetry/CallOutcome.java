package dev.hookline.telemetry;

import dev.hookline.InvocationException;
import dev.hookline.WebhookException;
import dev.hookline.contract.FailureCode;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, in a limited number of values.
 *
 * @param outcome {@code success}; {@code failure} if the event failed; {@code error} if the call
 *     ended without the event's outcome
 * @param code the failure code or the reason of the exception; {@code cancelled} if the caller
 *     cancelled its future, {@code bad_input} for a wrong argument, otherwise {@code exception};
 *     empty for a success
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
    return new CallOutcome("error", error(failure));
  }

  private static String error(Throwable failure) {
    if (failure instanceof InvocationException ended) {
      return ended.reason().code();
    }
    if (failure instanceof CancellationException) {
      return "cancelled"; // by the caller, who has the future
    }
    return failure instanceof IllegalArgumentException || failure instanceof NullPointerException
        ? "bad_input"
        : "exception";
  }
}
