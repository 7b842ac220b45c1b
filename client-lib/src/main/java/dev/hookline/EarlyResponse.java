package dev.hookline;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.Names;
import dev.hookline.contract.WireJson;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts an event with async webhooks and asks for its response in one call (Temporal's
 * update-with-start), so that the caller goes on with the workflow task that records the
 * deliveries. It only makes a good case quick: whatever else happens, the call is made again in the
 * ordinary way, which finds the execution and has all the rules.
 */
final class EarlyResponse {

  /** What takes longer gains nothing by the milliseconds that this saves. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final WorkflowClient client;
  private final ExecutionStarter starter;
  private final ScheduledExecutorService timer;
  private volatile boolean usable;

  EarlyResponse(
      WorkflowClient client,
      ExecutionStarter starter,
      DurableOptions options,
      ScheduledExecutorService timer) {
    this.client = client;
    this.starter = starter;
    this.timer = timer;
    this.usable = options.earlyResponse();
  }

  /**
   * Returns whether it may gain anything. A second start of a key whose execution failed is a new
   * run where the caller asks for that, so this form is not for it.
   */
  boolean isFor(Invocation invocation) {
    return usable
        && !invocation.plan().async().isEmpty()
        && !invocation.options().rerunFailed()
        && !Thread.currentThread().isInterrupted();
  }

  /** Returns the response; empty where the ordinary way has to find out. */
  Optional<Payload> tryFor(Invocation invocation) {
    Duration limit = limit(invocation);
    long end = System.nanoTime() + limit.toNanos();
    try (Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS, timer)) {
      Context before = context.attach();
      try {
        long left = Math.max(1, end - System.nanoTime());
        return Optional.of(
            OutcomeReader.response(start(invocation).getResult(left, TimeUnit.NANOSECONDS)));
      } finally {
        context.detach(before);
      }
    } catch (WorkflowException | StatusRuntimeException | CancellationException e) {
      usable &= !isRefusedByServer(ServerErrors.codeOf(e));
      return Optional.empty();
    } catch (RejectedExecutionException e) {
      return Optional.empty(); // the manager is closed
    }
  }

  private WorkflowUpdateHandle<RawValue> start(Invocation invocation) {
    List<String> registered = starter.registered();
    return client
        .newUntypedWorkflowStub(Names.INVOKE_WEBHOOKS, starter.options(invocation, registered))
        .startUpdateWithStart(
            UpdateOptions.newBuilder(RawValue.class)
                .setUpdateName(Names.AWAIT_RESPONSE)
                // one for all callers of a key and payload: it counts once against the server's
                // limit
                .setUpdateId(updateId(invocation.digest()))
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            new Object[0],
            new Object[] {
              WireJson.toPayload(invocation.plan().withSearchAttributes(registered)),
              Bodies.of(invocation.payload().bytes())
            });
  }

  /** Returns the id of the update of all callers of a key with that payload. */
  static String updateId(String digest) {
    return Names.AWAIT_RESPONSE + "-" + digest;
  }

  /**
   * A part of a short deadline is left for the ordinary way, which says what became of the event.
   */
  private static Duration limit(Invocation invocation) {
    Duration half = invocation.timeLeft().orElse(LIMIT.multipliedBy(2)).dividedBy(2);
    return half.compareTo(LIMIT) < 0 ? half : LIMIT;
  }

  private static boolean isRefusedByServer(Status.Code code) {
    return code == Status.Code.UNIMPLEMENTED || code == Status.Code.PERMISSION_DENIED;
  }
}
