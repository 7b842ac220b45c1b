package dev.hookline.worker.call;

import dev.hookline.contract.AttemptLog;
import dev.hookline.contract.Bodies;
import dev.hookline.contract.CallOrder;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.FailureDetails;
import dev.hookline.contract.WireJson;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/** One attempt of one webhook, as a Temporal activity that the server retries. */
public final class CallWebhookActivity implements CallWebhook {

  /** How often an attempt that was lost with its worker is repeated. */
  public static final int MAX_LOST = 10;

  private final EndpointCall endpoints;
  private final Heartbeats heartbeats;
  private final AttemptObserver observer;
  private final Clock clock;
  private final IntSupplier jitterMillis;

  /** Makes the activity of a worker. */
  public CallWebhookActivity(
      EndpointCall endpoints,
      Heartbeats heartbeats,
      AttemptObserver observer,
      Clock clock,
      IntSupplier jitterMillis) {
    this.endpoints = endpoints;
    this.heartbeats = heartbeats;
    this.observer = observer;
    this.clock = clock;
    this.jitterMillis = jitterMillis;
  }

  @Override
  public RawValue call(RawValue rawOrder, RawValue body) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    CallOrder order = WireJson.read(rawOrder, CallOrder.class).orElseThrow();
    int attempt = context.getInfo().getAttempt();
    AttemptLog log = logOf(context);
    if (attempt - 1 - log.answered() > MAX_LOST) {
      throw lost(order, attempt);
    }
    long startedAt = clock.millis();
    long startedNanos = System.nanoTime();
    AttemptOutcome outcome = send(context, order, attempt, body, log);
    long millis = (System.nanoTime() - startedNanos) / 1_000_000;
    observer.observed(order, outcome, Duration.ofMillis(millis));
    if (outcome instanceof AttemptOutcome.Answered answered) {
      return order.keepResponse() ? Bodies.of(answered.body()) : Bodies.empty();
    }
    AttemptOutcome.Failed failed = (AttemptOutcome.Failed) outcome;
    AttemptLog newLog =
        log.with(
            new AttemptLog.Entry(
                attempt, startedAt, millis, failed.code().code(), failed.details().status()));
    throw failure(context, order, failed, attempt, newLog);
  }

  private AttemptOutcome send(
      ActivityExecutionContext context,
      CallOrder order,
      int attempt,
      RawValue body,
      AttemptLog log) {
    EndpointCall.Prepared call =
        endpoints.prepare(
            new AttemptRequest(
                order.event(),
                order.webhook(),
                order.webhookId(),
                attempt,
                order.traceparent(),
                Bodies.bytes(body)));
    try (Heartbeats.Beat beat = heartbeats.during(context, WireJson.toPayload(log), call::cancel)) {
      AttemptOutcome outcome = call.send();
      if (outcome instanceof AttemptOutcome.Failed) {
        beat.throwIfStopped();
      }
      return outcome;
    }
  }

  private ApplicationFailure failure(
      ActivityExecutionContext context,
      CallOrder order,
      AttemptOutcome.Failed failed,
      int attempt,
      AttemptLog log) {
    int allowed = order.webhook().numRetries();
    Optional<Duration> gap =
        RetryDecision.after(
            failed,
            log.answered(),
            allowed,
            order.webhook().maximumInterval(),
            jitterMillis.getAsInt());
    keep(context, log);
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage("%s (attempt %d of %d)".formatted(failed.message(), attempt, allowed))
            .setType(failed.code().code())
            .setDetails(WireJson.toPayload(failed.details()))
            .setNonRetryable(gap.isEmpty());
    gap.ifPresent(failure::setNextRetryDelay);
    return withoutStackTrace(failure.build());
  }

  /** The next attempt finds the log in the heartbeat, whatever the server wants of this one. */
  private static void keep(ActivityExecutionContext context, AttemptLog log) {
    try {
      context.heartbeat(WireJson.toPayload(log));
    } catch (ActivityCompletionException e) {
      // the attempt has failed by itself, and says so
    }
  }

  private static ApplicationFailure lost(CallOrder order, int attempt) {
    return withoutStackTrace(
        ApplicationFailure.newBuilder()
            .setMessage(
                "webhook '%s' was lost with its worker %d times; look at the workers' logs, then replay"
                    .formatted(order.webhook().name(), MAX_LOST + 1))
            .setType(FailureCode.WORKER_LOST.code())
            .setDetails(
                WireJson.toPayload(
                    new FailureDetails(
                        order.webhook().name(),
                        attempt,
                        order.webhook().numRetries(),
                        null,
                        null,
                        null)))
            .setNonRetryable(true)
            .build());
  }

  private static AttemptLog logOf(ActivityExecutionContext context) {
    return context
        .getLastHeartbeatDetails(RawValue.class)
        .flatMap(details -> WireJson.read(details, AttemptLog.class))
        .orElse(AttemptLog.empty());
  }

  /** The server drops the details of failures over 4 KB, and a stack trace alone is larger. */
  private static ApplicationFailure withoutStackTrace(ApplicationFailure failure) {
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
