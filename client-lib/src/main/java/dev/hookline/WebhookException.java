package dev.hookline;

import dev.hookline.contract.FailureCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An event ended without success: a webhook failed, or the execution was cancelled, terminated or
 * timed out. Its message starts with {@value #PREFIX}; {@link OnError} receives it.
 */
public final class WebhookException extends RuntimeException {

  /** The start of every message, as in the Go package. */
  public static final String PREFIX = "error invoking webhook: ";

  /**
   * What is known of the last attempt; null for what is not.
   *
   * @param webhook the webhook that failed
   * @param attempt the number of the attempt, from 1
   * @param status the HTTP status of its response
   * @param body the first KB of the response's body, as text
   */
  public record LastAttempt(
      @Nullable String webhook,
      @Nullable Integer attempt,
      @Nullable Integer status,
      @Nullable String body) {

    /** Nothing is known, for example of a cancelled execution. */
    public static final LastAttempt UNKNOWN = new LastAttempt(null, null, null, null);
  }

  private static final long serialVersionUID = 1;

  private final String code;
  private final transient LastAttempt last;
  private final @Nullable String executionId;
  private final @Nullable String runId;

  /**
   * Creates the exception for a failed call by a custom {@link WebhookClient}.
   *
   * @param cause the reason; its message follows the prefix
   */
  public WebhookException(Throwable cause) {
    this(
        String.valueOf(cause.getMessage()),
        cause,
        FailureCode.INVALID_RESPONSE.code(),
        LastAttempt.UNKNOWN,
        null,
        null);
  }

  /**
   * Creates the exception for a failure with a code.
   *
   * @param message the reason, without the prefix
   * @param code the code of a {@link FailureCode}, or of a newer worker
   * @param last the webhook's last attempt, as far as known
   * @param executionId the workflow id; null if no execution was involved
   * @param runId the run that failed; null if no execution was involved
   */
  public WebhookException(
      String message,
      @Nullable Throwable cause,
      String code,
      LastAttempt last,
      @Nullable String executionId,
      @Nullable String runId) {
    super(PREFIX + message, cause);
    this.code = code;
    this.last = last;
    this.executionId = executionId;
    this.runId = runId;
  }

  /** Returns the stable code: that of a {@link FailureCode}, or of a newer worker. */
  public String code() {
    return code;
  }

  /** Returns the webhook that failed; empty if the execution was ended from outside. */
  public Optional<String> webhook() {
    return Optional.ofNullable(last.webhook());
  }

  /** Returns the number of the last failed attempt, from 1. */
  public OptionalInt attempt() {
    return last.attempt() == null ? OptionalInt.empty() : OptionalInt.of(last.attempt());
  }

  /** Returns the HTTP status of the last response, if there was one. */
  public OptionalInt status() {
    return last.status() == null ? OptionalInt.empty() : OptionalInt.of(last.status());
  }

  /** Returns the first KB of the last response's body, if there was one. */
  public Optional<String> body() {
    return Optional.ofNullable(last.body());
  }

  /** Returns the workflow id; operators find and replay the execution by it. */
  public Optional<String> executionId() {
    return Optional.ofNullable(executionId);
  }

  /** Returns the run of the execution that failed. */
  public Optional<String> runId() {
    return Optional.ofNullable(runId);
  }
}
