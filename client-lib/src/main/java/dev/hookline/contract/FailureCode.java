package dev.hookline.contract;

import java.util.Optional;

/**
 * Why an execution ended without success: the stable {@code type} of the {@code ApplicationFailure}
 * in its history, and the label in filters and metrics. A code never changes its meaning.
 */
public enum FailureCode implements Coded {
  /** The host name did not resolve. */
  DNS_ERROR,
  /** The endpoint refused the connection. */
  CONNECTION_REFUSED,
  /** The connection was closed before the response was complete. */
  CONNECTION_RESET,
  /** No connection within the attempt's timeout. */
  CONNECT_TIMEOUT,
  /** No complete response within the attempt's timeout. */
  TIMEOUT,
  /** The TLS handshake failed, for instance because of a certificate. */
  TLS_ERROR,
  /** The endpoint responded with a redirect, which is never followed. */
  REDIRECT,
  /** The endpoint responded with a status that is not a success. */
  HTTP_STATUS,
  /** The response is not valid HTTP, or its body is neither empty nor JSON. */
  INVALID_RESPONSE,
  /** The response is larger than {@code maxResponseBytes}. */
  RESPONSE_TOO_LARGE,
  /** The worker may not call the endpoint's address. */
  BLOCKED_ADDRESS,
  /**
   * The secret is missing on the worker, not allowed there, empty, or unusable in a header or as a
   * signing key.
   */
  SECRET_MISSING,
  /** No OAuth2 access token could be obtained. */
  TOKEN_ERROR,
  /** The proxy could not be reached, or refused the worker. */
  PROXY_ERROR,
  /** The endpoint holds its share of the worker's calls; the attempt waits and is not counted. */
  ENDPOINT_BUSY,
  /** The endpoint's rate limit is used up; the attempt waits and is not counted. */
  ENDPOINT_RATE_LIMITED,
  /** The endpoint's circuit breaker is open; the attempt waits, unless its caller fails fast. */
  ENDPOINT_UNAVAILABLE,
  /** An operator has disabled the endpoint; the attempt waits and is not counted. */
  ENDPOINT_DISABLED,
  /** The plan cannot be read or breaks a rule. */
  INVALID_PLAN,
  /** The plan has a version that this worker does not support; a newer worker can replay it. */
  UNSUPPORTED_PLAN,
  /** The payload is too large, or the event with its webhooks does not fit in one history. */
  PAYLOAD_TOO_LARGE,
  /**
   * The worker does not have the key that its input is encrypted with. The attempt is retried, so
   * that a worker with the key makes it.
   */
  DECRYPTION_FAILED,
  /** Every allowed retry of the attempt was lost with its worker. */
  WORKER_LOST,
  /** The event's sync webhooks did not succeed within its deadline. */
  DEADLINE_EXCEEDED,
  /** The async delivery did not succeed before it expired. */
  EXPIRED,
  /** The execution was cancelled. */
  CANCELLED,
  /** The execution was terminated by an operator, or by the server at one of its limits. */
  TERMINATED;

  /**
   * Returns whether the cause is on the worker's side, so that the endpoint was not called. Such an
   * attempt is repeated without counting in {@code numRetries}.
   */
  public boolean isOwn() {
    return this == SECRET_MISSING || this == TOKEN_ERROR || this == PROXY_ERROR || isWait();
  }

  private boolean isWait() {
    return this == ENDPOINT_BUSY
        || this == ENDPOINT_RATE_LIMITED
        || this == ENDPOINT_UNAVAILABLE
        || this == ENDPOINT_DISABLED;
  }

  /** Returns the constant with that code; empty if there is none, as from a newer worker. */
  public static Optional<FailureCode> of(String code) {
    for (FailureCode candidate : values()) {
      if (candidate.code().equals(code)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
