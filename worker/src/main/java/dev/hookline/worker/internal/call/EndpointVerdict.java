package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.worker.internal.limit.Admission;
import org.jspecify.annotations.Nullable;

/** What the outcome of an attempt says about the endpoint, for its circuit breaker and alerts. */
public enum EndpointVerdict {
  /** It works, even where it refuses this event. */
  WORKS,
  /** It is broken for any event. */
  BROKEN,
  /** Nothing. */
  UNKNOWN;

  private static final int SERVER_ERROR = 500;

  /** Returns the verdict of one attempt. */
  public static EndpointVerdict of(AttemptOutcome outcome) {
    return outcome instanceof AttemptOutcome.Failed failed
        ? of(failed.code(), failed.details().status())
        : WORKS;
  }

  private static EndpointVerdict of(FailureCode code, @Nullable Integer status) {
    return switch (code) {
      case HTTP_STATUS -> status != null && status >= SERVER_ERROR ? BROKEN : WORKS;
      case REDIRECT, RESPONSE_TOO_LARGE -> WORKS;
      case DNS_ERROR,
          CONNECTION_REFUSED,
          CONNECTION_RESET,
          CONNECT_TIMEOUT,
          TIMEOUT,
          TLS_ERROR,
          INVALID_RESPONSE ->
          BROKEN;
      case BLOCKED_ADDRESS,
          SECRET_MISSING,
          TOKEN_ERROR,
          PROXY_ERROR,
          ENDPOINT_BUSY,
          ENDPOINT_RATE_LIMITED,
          ENDPOINT_UNAVAILABLE,
          ENDPOINT_DISABLED,
          INVALID_PLAN,
          UNSUPPORTED_PLAN,
          PAYLOAD_TOO_LARGE,
          DECRYPTION_FAILED,
          WORKER_LOST,
          DEADLINE_EXCEEDED,
          EXPIRED,
          CANCELLED,
          TERMINATED ->
          UNKNOWN;
    };
  }

  void report(Admission.Granted call) {
    switch (this) {
      case WORKS -> call.succeeded();
      case BROKEN -> call.failed();
      case UNKNOWN -> {}
    }
  }
}
