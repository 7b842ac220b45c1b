package dev.hookline;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.FailureDetails;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An event ended without success: a webhook failed, or the execution was cancelled, terminated or
 * timed out. Its text starts with {@value #PREFIX}; it is what {@link OnError} is given.
 */
public final class WebhookException extends RuntimeException {

  /** How every text starts, as in the Go package. */
  public static final String PREFIX = "error invoking webhook: ";

  private static final long serialVersionUID = 1;

  private final String code;
  private final transient FailureDetails details;
  private final @Nullable String executionId;
  private final @Nullable String runId;

  /**
   * Makes the exception of a webhook that a {@link WebhookClient} of one's own could not call.
   *
   * @param cause what went wrong; its message follows the prefix
   */
  public WebhookException(Throwable cause) {
    this(
        String.valueOf(cause.getMessage()),
        cause,
        FailureCode.INVALID_RESPONSE.code(),
        FailureDetails.of(null),
        null,
        null);
  }

  /**
   * Makes the exception of a failure with a code.
   *
   * @param message what went wrong, without the prefix
   * @param code a {@link FailureCode}, or that of a newer worker
   * @param details what is known of the webhook's last attempt
   * @param executionId the workflow id; null where no execution was involved
   * @param runId the run that failed; null where no execution was involved
   */
  public WebhookException(
      String message,
      @Nullable Throwable cause,
      String code,
      FailureDetails details,
      @Nullable String executionId,
      @Nullable String runId) {
    super(PREFIX + message, cause);
    this.code = code;
    this.details = details;
    this.executionId = executionId;
    this.runId = runId;
  }

  /** Returns the stable code, the text of a {@link FailureCode} or of a newer worker's. */
  public String code() {
    return code;
  }

  /** Returns the webhook that failed; empty if the execution was ended from outside. */
  public Optional<String> webhook() {
    return Optional.ofNullable(details.webhook());
  }

  /** Returns the number of the attempt that failed last, from 1. */
  public OptionalInt attempt() {
    return details.attempt() == null ? OptionalInt.empty() : OptionalInt.of(details.attempt());
  }

  /** Returns the HTTP status of the last answer, if there was one. */
  public OptionalInt status() {
    return details.status() == null ? OptionalInt.empty() : OptionalInt.of(details.status());
  }

  /** Returns the first KB of the last answer's body, if there was one. */
  public Optional<String> body() {
    return Optional.ofNullable(details.body());
  }

  /** Returns the workflow id, by which operators find and replay the execution. */
  public Optional<String> executionId() {
    return Optional.ofNullable(executionId);
  }

  /** Returns the run of the execution that failed. */
  public Optional<String> runId() {
    return Optional.ofNullable(runId);
  }
}
