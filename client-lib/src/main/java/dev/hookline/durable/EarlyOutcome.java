package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import dev.hookline.internal.wire.Names;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The response of an event whose execution was cancelled after its deliveries were recorded. Such a
 * cancellation makes Temporal's SDK close the execution as Canceled, although the event has
 * succeeded, and callers may have its response already; later callers get the same one.
 */
final class EarlyOutcome {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** The run has no such update, or the server does not support updates. */
  private static final Set<Status.Code> NONE =
      Set.of(Status.Code.NOT_FOUND, Status.Code.UNIMPLEMENTED);

  private final WorkflowClient client;
  private final RecordedPayload recorded;
  private final ScheduledExecutorService timer;

  EarlyOutcome(WorkflowClient client, ScheduledExecutorService timer) {
    this.client = client;
    this.timer = timer;
    this.recorded = new RecordedPayload(client);
  }

  /**
   * Returns the response of a cancelled run; empty if the event had not succeeded before.
   *
   * @throws InvocationException if the server does not respond
   */
  Optional<Payload> response(Started started) {
    try {
      Optional<RawValue> early = updateResult(started);
      return early.or(() -> inTime(started, () -> recorded(started))).map(OutcomeReader::response);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw failed(started, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw ServerErrors.onWait(started.invocation(), e);
      }
      throw e;
    }
  }

  private Optional<RawValue> updateResult(Started started) {
    try {
      return Optional.of(result(started));
    } catch (WorkflowUpdateException e) {
      return Optional.empty();
    } catch (WorkflowException | StatusRuntimeException e) {
      if (NONE.contains(ServerErrors.codeOf(e))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private InvocationException failed(Started started, RuntimeException e) {
    Invocation invocation = started.invocation();
    return invocation.timeLeft().equals(Optional.of(Duration.ZERO))
        ? invocation.exception(
            Reason.DEADLINE_PASSED,
            Accepted.YES,
            "the response of an event that was cancelled after it succeeded was not read in time; it needs a worker",
            e)
        : ServerErrors.onWait(invocation, e);
  }

  private <T> T inTime(Started started, Supplier<T> calls) {
    Context.CancellableContext context;
    try {
      context =
          Context.current()
              .withDeadlineAfter(limit(started).toNanos(), TimeUnit.NANOSECONDS, timer);
    } catch (RejectedExecutionException e) {
      return calls.get(); // the manager is closed; its callers still get their outcomes
    }
    Context before = context.attach();
    try {
      return calls.get();
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }

  private static Duration limit(Started started) {
    Duration left = started.invocation().timeLeft().orElse(DEFAULT_TIMEOUT);
    return left.compareTo(DEFAULT_TIMEOUT) < 0 ? left : DEFAULT_TIMEOUT;
  }

  private Optional<RawValue> recorded(Started started) {
    return hasDeliveries(started) ? Optional.of(queried(started)) : Optional.empty();
  }

  private boolean hasDeliveries(Started started) {
    return client
        .streamHistory(started.run().getWorkflowId(), started.run().getRunId())
        .anyMatch(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes);
  }

  /** A worker responds, so this is only for the rare case that the server has no response. */
  private RawValue queried(Started started) {
    return started.stub(client).query(Names.RESPONSE, RawValue.class);
  }

  private RawValue result(Started started) {
    String update = EarlyResponse.updateId(recorded.digest(started.run()));
    return started
        .stub(client)
        .getUpdateHandle(update, RawValue.class)
        .getResult(Math.max(1, limit(started).toMillis()), TimeUnit.MILLISECONDS);
  }
}
