package dev.hookline.worker.internal.http;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates the failures of one attempt, each with the webhook as its subject. */
record Failures(AttemptRequest attempt) {

  AttemptOutcome.Failed failed(FailureCode code, String whatHappened) {
    return responded(code, whatHappened, null, null, null, false, null);
  }

  /** The request could not be made; the message of the exception contains no secret. */
  AttemptOutcome.Failed notCalled(FailureCode code, Exception why) {
    return failed(code, "was not called: " + why.getMessage());
  }

  AttemptOutcome.Failed responded(
      FailureCode code,
      String whatHappened,
      @Nullable Integer status,
      @Nullable String location,
      @Nullable String body,
      boolean terminal,
      @Nullable Duration retryAfter) {
    String name = attempt.webhook().name();
    FailureDetails details =
        new FailureDetails(
            name, attempt.attempt(), attempt.webhook().numRetries(), status, location, body, null);
    return new AttemptOutcome.Failed(
        code, "webhook '%s' %s".formatted(name, whatHappened), details, terminal, retryAfter);
  }
}
