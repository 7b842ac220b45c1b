package dev.hookline.worker.model;

import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;

/** How an execution ended, as its history tells. */
record Told(String how, String body, String webhook) {

  static final String SUCCESS = "success";
  static final String OPEN = "still open";
  static final String CANCELLED = "cancelled";

  static Told success(String body) {
    return new Told(SUCCESS, body, "");
  }

  static Told failure(String code, String webhook) {
    return new Told(code, "", webhook);
  }

  static Told cancelled() {
    return new Told(CANCELLED, "", "");
  }

  static Told of(Throwable cause) {
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
    return new Told(String.valueOf(cause), "", "");
  }
}
