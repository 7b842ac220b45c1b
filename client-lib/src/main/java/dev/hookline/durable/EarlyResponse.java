package dev.hookline.durable;

import dev.hookline.DurableOptions;
import dev.hookline.Payload;
import dev.hookline.contract.CommandLimits;
import dev.hookline.contract.DecryptionException;
import dev.hookline.contract.Names;
import dev.hookline.contract.WebhookCall;
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
 * Starts an event with async webhooks and asks for its response in one call (Temporal's
 * update-with-start), so that the caller goes on with the workflow task that records the
 * deliveries. It only makes a good case quick: whatever else happens, the call is made again in the
 * ordinary way, which finds the execution and has all the rules.
 */
final class EarlyResponse {

  private static final Logger log = LoggerFactory.getLogger(EarlyResponse.class);

  /** What takes longer gains nothing by the milliseconds that this saves. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /**
   * So long an event that took longer is not tried: its callers, or the server, pay for nothing.
   */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ExecutionStarter starter;
  private final ScheduledExecutorService timer;
  private final Semaphore places = new Semaphore(StartLimiter.MAX_STARTS);
  private final Map<String, Long> tookLong = new ConcurrentHashMap<>();
  private volatile boolean usable;

  EarlyResponse(ExecutionStarter starter, DurableOptions options, ScheduledExecutorService timer) {
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
        && fitsOneTask(invocation)
        && !tookLongJustNow(invocation)
        && !invocation.options().rerunFailed()
        && !Thread.currentThread().isInterrupted();
  }

  /**
   * Returns whether there is a place; who gets one has to {@link #leave}. The server holds each of
   * these calls until the event's response is there, so beyond some the ordinary way is taken.
   */
  boolean tryEnter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  private boolean tookLongJustNow(Invocation invocation) {
    Long last = tookLong.get(invocation.plan().event());
    return last != null && System.nanoTime() - last < PAUSE_NANOS;
  }

  /** One workflow task carries the payload to the deliveries and the response to the caller. */
  private static boolean fitsOneTask(Invocation invocation) {
    int response =
        invocation.plan().sync().stream()
            .filter(WebhookCall::finalResponse)
            .mapToInt(WebhookCall::maxResponseBytes)
            .sum();
    return invocation.payload().size() + response <= CommandLimits.TASK_BYTES;
  }

  /** Returns the response; empty where the ordinary way has to find out. */
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
      giveUpIfRefused(ServerErrors.codeOf(e));
      if (limit.equals(LIMIT) && System.nanoTime() >= end) {
        tookLong.put(invocation.plan().event(), end);
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
                // one for all callers of a key and payload: it counts once against the server's
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
   * A part of a short deadline is left for the ordinary way, which says what became of the event.
   */
  private static Duration limit(Invocation invocation) {
    Duration half = invocation.timeLeft().orElse(LIMIT.multipliedBy(2)).dividedBy(2);
    return half.compareTo(LIMIT) < 0 ? half : LIMIT;
  }

  private void giveUpIfRefused(Status.Code code) {
    if (usable && (code == Status.Code.UNIMPLEMENTED || code == Status.Code.PERMISSION_DENIED)) {
      usable = false;
      log.info(
          "the server refuses update-with-start ({}): callers of events with async webhooks wait"
              + " until the execution has closed",
          code);
    }
  }
}
