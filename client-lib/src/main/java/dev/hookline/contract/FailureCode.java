package dev.hookline.contract;

import java.util.Optional;

/**
 * Why an execution ended without success: the stable {@code type} of the {@code ApplicationFailure}
 * in its history, and what filters and metrics are labelled with. A code never changes its meaning.
 */
public enum FailureCode implements Coded {
  /** The host's name did not resolve. */
  DNS_ERROR,
  /** Nothing listens on the endpoint's port. */
  CONNECTION_REFUSED,
  /** The connection broke before the whole answer was read. */
  CONNECTION_RESET,
  /** No connection within the attempt's time. */
  CONNECT_TIMEOUT,
  /** No whole answer within the attempt's time. */
  TIMEOUT,
  /** The TLS handshake failed, for instance over a certificate. */
  TLS_ERROR,
  /** The endpoint answered with a redirect, which is never followed. */
  REDIRECT,
  /** The endpoint answered with a status that is no success. */
  HTTP_STATUS,
  /** The answer is no HTTP, or its body is neither empty nor JSON. */
  INVALID_RESPONSE,
  /** The answer is larger than {@code maxResponseBytes}. */
  RESPONSE_TOO_LARGE,
  /** The endpoint's address is one that the worker may not call. */
  BLOCKED_ADDRESS,
  /**
   * The worker has no such secret, does not offer it, or finds it empty, or of no use in a header
   * or as a signing key.
   */
  SECRET_MISSING,
  /** The plan cannot be read or breaks a rule. */
  INVALID_PLAN,
  /** The plan has a version that this worker does not know; a newer worker can replay it. */
  UNSUPPORTED_PLAN,
  /** The payload is too large, or event and webhooks do not fit one history. */
  PAYLOAD_TOO_LARGE,
  /**
   * The worker does not have the encryption key of what it was given. The attempt is retried, so
   * that a worker with the key makes it.
   */
  DECRYPTION_FAILED,
  /** Every allowed repetition of the attempt was lost with its worker. */
  WORKER_LOST,
  /** Somebody cancelled the execution. */
  CANCELLED,
  /** Somebody terminated the execution, or the server did at one of its limits. */
  TERMINATED;

  /** Returns the code of that text; empty if there is none, as from a newer worker. */
  public static Optional<FailureCode> of(String code) {
    for (FailureCode candidate : values()) {
      if (candidate.code().equals(code)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
