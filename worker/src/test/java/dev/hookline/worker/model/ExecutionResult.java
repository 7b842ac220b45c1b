package dev.hookline.worker.model;

import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;

/** How an execution ended, by its history. */
record ExecutionResult(String how, String body, String webhook) {

  static final String SUCCESS = "success";
  static final String OPEN = "still open";
  static final String CANCELLED = "cancelled";

  static ExecutionResult success(String body) {
    return new ExecutionResult(SUCCESS, body, "");
  }

  static ExecutionResult failure(String code, String webhook) {
    return new ExecutionResult(code, "", webhook);
  }

  static ExecutionResult cancelled() {
    return new ExecutionResult(CANCELLED, "", "");
  }

  static ExecutionResult of(Throwable cause) {
    if (cause instanceof CanceledFailure) {
      return cancelled();
    }
    if (cause instanceof ApplicationFailure failure) {
      return failure(
          failure.getType(),
          WireJson.read(failure.getDetails().get(0, RawValue.class), FailureDetails.class)
              .map(FailureDetails::webhook)
              .orElse("?"));
    }
    return new ExecutionResult(String.valueOf(cause), "", "");
  }
}
