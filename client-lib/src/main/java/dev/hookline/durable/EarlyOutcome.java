package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.Payload;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The response that a caller received before the execution closed. A cancellation between an early
 * response and the close of its execution makes Temporal's SDK close it as Canceled, although the
 * event has succeeded; later callers get the same response as the first one.
 */
final class EarlyOutcome {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** The run has no such update, or the server does not support updates. */
  private static final Set<Status.Code> NONE =
      Set.of(Status.Code.NOT_FOUND, Status.Code.UNIMPLEMENTED);

  private final WorkflowClient client;
  private final RecordedPayload recorded;

  EarlyOutcome(WorkflowClient client) {
    this.client = client;
    this.recorded = new RecordedPayload(client);
  }

  /**
   * Returns the early response of a cancelled run; empty if there was none.
   *
   * @throws InvocationException if the server does not respond
   */
  Optional<Payload> response(Started started) {
    try {
      return Optional.of(OutcomeReader.response(updateResult(started)));
    } catch (WorkflowUpdateException e) {
      return Optional.empty();
    } catch (WorkflowException | StatusRuntimeException e) {
      if (NONE.contains(ServerErrors.codeOf(e))) {
        return Optional.empty();
      }
      throw ServerErrors.onWait(started.invocation(), e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw ServerErrors.onWait(started.invocation(), e);
      }
      throw e;
    }
  }

  private RawValue updateResult(Started started) {
    String update = EarlyResponse.updateId(recorded.digest(started.run()));
    Duration left = started.invocation().timeLeft().orElse(DEFAULT_TIMEOUT);
    Duration timeout = left.compareTo(DEFAULT_TIMEOUT) < 0 ? left : DEFAULT_TIMEOUT;
    return started
        .stub(client)
        .getUpdateHandle(update, RawValue.class)
        .getResult(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
  }
}
