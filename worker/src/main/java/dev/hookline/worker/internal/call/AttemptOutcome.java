package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.FailureDetails;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
public sealed interface AttemptOutcome {

  /**
   * The endpoint responded with a success.
   *
   * @param status the HTTP status
   * @param body the exact bytes, JSON or empty
   */
  record Succeeded(int status, byte[] body) implements AttemptOutcome {}

  /**
   * The attempt failed.
   *
   * @param message subject, what happened, found value; contains no secret and no query
   * @param terminal whether another attempt is pointless
   * @param retryAfter the wait that the endpoint asked for; null for none
   */
  record Failed(
      FailureCode code,
      String message,
      FailureDetails details,
      boolean terminal,
      @Nullable Duration retryAfter)
      implements AttemptOutcome {}
}
