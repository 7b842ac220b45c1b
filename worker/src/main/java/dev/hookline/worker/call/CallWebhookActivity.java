package dev.hookline.worker.call;

import dev.hookline.contract.AttemptLog;
import dev.hookline.contract.Bodies;
import dev.hookline.contract.CallOrder;
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
      throw new AttemptFailures(order, attempt, log).lost();
    }
    long startedAt = clock.millis();
    long startedNanos = System.nanoTime();
    AttemptOutcome outcome = send(context, order, attempt, body, log);
    long millis = (System.nanoTime() - startedNanos) / 1_000_000;
    observer.observed(order, outcome, Duration.ofMillis(millis));
    if (outcome instanceof AttemptOutcome.Answered answered) {
      return Bodies.answer(
          order.keepResponse() ? answered.body() : new byte[0], answered.status(), millis, log);
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
        beat.throwIfStopped(new AttemptFailures(order, attempt, log)::givenBack);
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
    return new AttemptFailures(order, attempt, log).answered(failed, gap);
  }

  /** The next attempt finds the log in the heartbeat, whatever the server wants of this one. */
  private static void keep(ActivityExecutionContext context, AttemptLog log) {
    try {
      context.heartbeat(WireJson.toPayload(log));
    } catch (ActivityCompletionException e) {
      // the attempt has failed by itself, and says so
    }
  }

  private static AttemptLog logOf(ActivityExecutionContext context) {
    return context
        .getLastHeartbeatDetails(RawValue.class)
        .flatMap(details -> WireJson.read(details, AttemptLog.class))
        .orElse(AttemptLog.empty());
  }
}
