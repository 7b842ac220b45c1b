package dev.hookline.worker.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.FailureDetails;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
public sealed interface AttemptOutcome {

  /**
   * The endpoint answered with a success.
   *
   * @param status the HTTP status
   * @param body the exact bytes, JSON or empty
   */
  record Succeeded(int status, byte[] body) implements AttemptOutcome {}

  /**
   * The attempt failed.
   *
   * @param message subject, what happened, found value; no secret, no query
   * @param terminal whether another attempt cannot help
   * @param retryAfter how long the endpoint asked to wait; null if it did not
   */
  record Failed(
      FailureCode code,
      String message,
      FailureDetails details,
      boolean terminal,
      @Nullable Duration retryAfter)
      implements AttemptOutcome {}
}
