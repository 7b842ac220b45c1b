package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.attempt.ObservedWait;
import dev.hookline.worker.internal.limit.Admission;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt, local or regular, and reports its outcome. Thread-safe. */
public final class AttemptRunner {

  private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

  private final EndpointCall endpoints;
  private final EndpointHealth health;
  private final AttemptObserver observer;
  private final Clock clock;
  private final DoubleSupplier random;

  /**
   * Creates the runner of a worker.
   *
   * @param random numbers from 0 to below 1, for the jitter
   */
  public AttemptRunner(
      EndpointCall endpoints,
      EndpointHealth health,
      AttemptObserver observer,
      Clock clock,
      DoubleSupplier random) {
    this.endpoints = endpoints;
    this.health = health;
    this.observer = observer;
    this.clock = clock;
    this.random = random;
  }

  /** Callbacks around an attempt. */
  interface Watch {

    /** Sends the call and returns its outcome. */
    AttemptOutcome send(EndpointCall.Prepared call, int attempt);

    /** Called with the log, including the attempt that failed. */
    default void failed(AttemptLog log) {}
  }

  /** Makes the first attempt of a webhook whose turn begins now; otherwise as {@link #make}. */
  RawValue makeFirst(CallInput order, RawValue body, Watch watch) {
    return make(order, body, Turn.first(clock.millis()), watch);
  }

  /**
   * Makes the attempt and returns the response.
   *
   * @throws io.temporal.failure.ApplicationFailure if the endpoint did not respond with a success
   */
  RawValue make(CallInput order, RawValue body, Turn turn, Watch watch) {
    int attempt = turn.attempt();
    String endpoint = order.webhook().url();
    long startedAt = clock.millis();
    WebhookCall limited = TimeLeft.of(order, turn.since(), startedAt).limit(order.webhook());
    long startedNanos = System.nanoTime();
    AttemptOutcome outcome;
    try (EndpointHealth.CallInProgress call = health.begin(endpoint)) {
      outcome = watch.send(endpoints.prepare(request(order, limited, body, attempt)), attempt);
      if (!isOwn(outcome)) {
        call.responded(outcome instanceof AttemptOutcome.Succeeded);
      }
    }
    long millis = (System.nanoTime() - startedNanos) / 1_000_000;
    ObservedAttempt ended = observed(order, attempt, outcome, Duration.ofMillis(millis));
    observe(() -> observer.observed(ended));
    WorkerStop.clearInterrupt();
    if (outcome instanceof AttemptOutcome.Succeeded responded) {
      return Bodies.response(
          order.keepResponse() ? responded.body() : new byte[0],
          responded.status(),
          millis,
          turn.log());
    }
    AttemptOutcome.Failed failed = (AttemptOutcome.Failed) outcome;
    AttemptLog withThis =
        turn.log()
            .with(
                new AttemptLog.Entry(
                    attempt, startedAt, millis, failed.code().code(), failed.details().status()));
    watch.failed(withThis);
    throw new AttemptFailures(order, attempt, withThis)
        .responded(
            failed,
            decision(order, failed, withThis, TimeLeft.of(order, turn.since(), clock.millis())));
  }

  /** Returns the failure of an attempt that is not made yet, since its endpoint refused it. */
  ApplicationFailure waiting(CallInput order, Turn turn, Admission.Refused refused) {
    ObservedWait wait = new ObservedWait(order.event(), order.webhook().name(), refused.code());
    observe(() -> observer.waited(wait));
    AttemptLog log = turn.log().waiting();
    return new AttemptFailures(order, turn.attempt(), log)
        .waiting(refused, decision(order, turn, refused, log.waits()));
  }

  private RetryDecision decision(CallInput order, Turn turn, Admission.Refused refused, int waits) {
    if (order.failsFast() && refused.code() == FailureCode.ENDPOINT_UNAVAILABLE) {
      return new RetryDecision(null, RetryDecision.End.FAIL_FAST);
    }
    TimeLeft left = TimeLeft.of(order, turn.since(), clock.millis());
    return RetryDecision.afterWait(
        waits, refused.delay(), order.webhook(), left, random.getAsDouble());
  }

  /** Its exceptions must not lose the outcome: an attempt without one is repeated. */
  private static void observe(Runnable observation) {
    try {
      observation.run();
    } catch (Throwable e) {
      log.warn("attempt observer failed; the attempt's outcome is unchanged", e);
    }
  }

  private static ObservedAttempt observed(
      CallInput order, int attempt, AttemptOutcome outcome, Duration duration) {
    String event = order.event();
    String webhook = order.webhook().name();
    String id = order.webhookId();
    if (outcome instanceof AttemptOutcome.Failed failed) {
      Integer status = failed.details().status();
      return new ObservedAttempt(
          event, webhook, id, attempt, failed.code(), status, failed.message(), duration);
    }
    int status = ((AttemptOutcome.Succeeded) outcome).status();
    return new ObservedAttempt(event, webhook, id, attempt, null, status, "", duration);
  }

  /** An attempt that failed on the worker's side says nothing about the endpoint. */
  private static boolean isOwn(AttemptOutcome outcome) {
    return outcome instanceof AttemptOutcome.Failed failed && failed.code().isOwn();
  }

  private RetryDecision decision(
      CallInput order, AttemptOutcome.Failed failed, AttemptLog log, TimeLeft left) {
    double random = this.random.getAsDouble();
    return failed.code().isOwn()
        ? RetryDecision.afterOwn(log.uncounted(), order.webhook(), left, random)
        : RetryDecision.after(failed, log.counted(), order.webhook(), left, random);
  }

  private static AttemptRequest request(
      CallInput order, WebhookCall limited, RawValue body, int attempt) {
    return new AttemptRequest(
        order.event(),
        limited,
        order.webhookId(),
        attempt,
        order.traceparent(),
        Bodies.bytes(body));
  }
}
