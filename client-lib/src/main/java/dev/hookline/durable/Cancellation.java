package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to cancel an execution. */
record Cancellation(String executionId) implements ServerRequest {

  @Override
  public Optional<Duration> deadline() {
    return Optional.empty();
  }

  @Override
  public Duration remainingTime() {
    return DEFAULT_TIMEOUT;
  }

  @Override
  public InvocationException exception(
      Reason reason, Accepted accepted, String message, @Nullable Throwable cause) {
    String next = accepted == Accepted.UNKNOWN ? "; cancel it again" : "";
    return new InvocationException(
        reason,
        accepted,
        "%s (execution %s)%s".formatted(message, executionId, next),
        null,
        executionId,
        cause);
  }
}
