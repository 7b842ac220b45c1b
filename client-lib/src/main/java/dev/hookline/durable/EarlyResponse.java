package dev.hookline.durable;

import dev.hookline.DurableOptions;
import dev.hookline.Payload;
import dev.hookline.contract.CommandLimits;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.embedded.LocalRuns;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Names;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an event with async webhooks and requests its response in one call (Temporal's
 * update-with-start), so that the caller continues with the workflow task that records the
 * deliveries. It only speeds up the successful case: otherwise the call is repeated in the regular
 * way, which finds the execution and handles every case.
 */
final class EarlyResponse {

  private static final Logger log = LoggerFactory.getLogger(EarlyResponse.class);

  /** Slower events gain nothing from the milliseconds saved here. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /**
   * How long a slow event is not tried again: the attempt would only cost its callers and the
   * server.
   */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ExecutionStarter starter;
  private final LocalRuns local;
  private final String taskQueue;
  private final ScheduledExecutorService timer;
  private final Semaphore permits;
  private final Map<String, Long> slowEvents = new ConcurrentHashMap<>();
  private volatile boolean usable;

  EarlyResponse(
      ExecutionStarter starter,
      DurableOptions options,
      LocalRuns local,
      ScheduledExecutorService timer) {
    this.starter = starter;
    this.local = local;
    this.taskQueue = options.taskQueue();
    this.timer = timer;
    this.permits = new Semaphore(options.maxConcurrentStarts());
    this.usable = options.earlyResponse();
  }

  /**
   * Returns whether this may be faster. It does not support {@code rerunFailed}, where repeating
   * the start of a failed execution would begin a new run, nor ordered events, which wait for their
   * turn. A worker in this process responds without an update, and gets the first task with the
   * response to the start, which an update rules out.
   */
  boolean isFor(Invocation invocation) {
    return usable
        && !invocation.plan().async().isEmpty()
        && invocation.plan().ordering() == null
        && !local.hasWorker(taskQueue)
        && fitsOneTask(invocation)
        && !wasSlowRecently(invocation)
        && !invocation.options().rerunFailed()
        && !Thread.currentThread().isInterrupted();
  }

  /**
   * Tries to acquire a permit, to be released by {@link #leave}. The server holds each of these
   * calls open until the event's response is available, so their number is limited.
   */
  boolean tryEnter() {
    return permits.tryAcquire();
  }

  void leave() {
    permits.release();
  }

  private boolean wasSlowRecently(Invocation invocation) {
    Long last = slowEvents.get(invocation.plan().event());
    return last != null && System.nanoTime() - last < PAUSE_NANOS;
  }

  /**
   * One workflow task carries both the payload to the deliveries and the response to the caller.
   */
  private static boolean fitsOneTask(Invocation invocation) {
    int response =
        invocation.plan().sync().stream()
            .filter(WebhookCall::finalResponse)
            .mapToInt(WebhookCall::maxResponseBytes)
            .sum();
    return invocation.payload().size() + response <= CommandLimits.TASK_BYTES;
  }

  /** Returns the response; empty if the regular way has to determine the outcome. */
  Optional<Payload> tryFor(Invocation invocation) {
    List<String> registered = starter.registered(invocation);
    Duration limit = limit(invocation);
    long end = System.nanoTime() + limit.toNanos();
    try (Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS, timer)) {
      Context before = context.attach();
      try {
        long left = Math.max(1, end - System.nanoTime());
        return Optional.of(
            OutcomeReader.response(
                start(invocation, registered).getResult(left, TimeUnit.NANOSECONDS)));
      } finally {
        context.detach(before);
      }
    } catch (WorkflowException | StatusRuntimeException | CancellationException e) {
      disableIfUnsupported(ServerErrors.codeOf(e));
      if (limit.equals(LIMIT) && System.nanoTime() >= end) {
        slowEvents.put(invocation.plan().event(), end);
      }
      return Optional.empty();
    } catch (DecryptionException e) {
      return Optional.empty();
    } catch (RejectedExecutionException e) {
      return Optional.empty(); // the manager is closed
    }
  }

  private WorkflowUpdateHandle<RawValue> start(Invocation invocation, List<String> registered) {
    return starter
        .stub(invocation, registered)
        .startUpdateWithStart(
            UpdateOptions.newBuilder(RawValue.class)
                .setUpdateName(Names.AWAIT_RESPONSE)
                // shared by all callers of a key and payload: it counts once against the server's
                // limit
                .setUpdateId(updateId(invocation.digest()))
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            new Object[0],
            ExecutionStarter.arguments(invocation, registered));
  }

  /** Returns the id of the update of all callers of a key with that payload. */
  static String updateId(String digest) {
    return Names.AWAIT_RESPONSE + "-" + digest;
  }

  /**
   * Half of a short deadline is left for the regular way, which determines what happened to the
   * event.
   */
  private static Duration limit(Invocation invocation) {
    Duration half = invocation.timeLeft().orElse(LIMIT.multipliedBy(2)).dividedBy(2);
    return half.compareTo(LIMIT) < 0 ? half : LIMIT;
  }

  private void disableIfUnsupported(Status.Code code) {
    if (usable && (code == Status.Code.UNIMPLEMENTED || code == Status.Code.PERMISSION_DENIED)) {
      usable = false;
      log.info(
          "the server does not accept update-with-start ({}): callers of events with async webhooks wait until the execution has closed",
          code);
    }
  }
}
