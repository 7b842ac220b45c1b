package dev.hookline.worker.internal.call;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
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
  private final EndpointWatch watch;

  /**
   * Creates a runner that calls every endpoint and reports no states.
   *
   * @param random numbers from 0 to below 1, for the jitter
   */
  public AttemptRunner(
      EndpointCall endpoints,
      EndpointHealth health,
      AttemptObserver observer,
      Clock clock,
      DoubleSupplier random) {
    this(endpoints, health, observer, clock, random, EndpointWatch.NONE);
  }

  /**
   * Creates the runner of a worker.
   *
   * @param random numbers from 0 to below 1, for the jitter
   * @param watch which endpoints are disabled, and who learns how attempts end
   */
  public AttemptRunner(
      EndpointCall endpoints,
      EndpointHealth health,
      AttemptObserver observer,
      Clock clock,
      DoubleSupplier random,
      EndpointWatch watch) {
    this.endpoints = endpoints;
    this.health = health;
    this.observer = observer;
    this.clock = clock;
    this.random = random;
    this.watch = watch;
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
    observe(observed(order, attempt, outcome, Duration.ofMillis(millis)));
    WorkerStop.clearInterrupt();
    if (outcome instanceof AttemptOutcome.Succeeded responded) {
      this.watch.succeeded(order);
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
    RetryDecision decision =
        decision(order, failed, withThis, TimeLeft.of(order, turn.since(), clock.millis()));
    this.watch.failed(order, failed, decision.next().isEmpty());
    throw new AttemptFailures(order, attempt, withThis).responded(failed, decision);
  }

  /** Returns whether an operator has disabled the endpoint. */
  boolean isDisabled(CallInput order) {
    return watch.isDisabled(order.webhook().url());
  }

  /** Returns the failure of an attempt that is not made, since its endpoint is disabled. */
  ApplicationFailure disabled(CallInput order, Turn turn) {
    TimeLeft left = TimeLeft.of(order, turn.since(), clock.millis());
    AttemptLog log = turn.log().waiting();
    return new AttemptFailures(order, turn.attempt(), log)
        .disabled(
            RetryDecision.whileDisabled(log.waits(), order.webhook(), left, random.getAsDouble()));
  }

  /** Returns the failure of an attempt that is not made yet, since its endpoint is busy. */
  ApplicationFailure busy(CallInput order, Turn turn) {
    TimeLeft left = TimeLeft.of(order, turn.since(), clock.millis());
    AttemptLog log = turn.log().waiting();
    return new AttemptFailures(order, turn.attempt(), log)
        .busy(RetryDecision.afterWait(log.waits(), order.webhook(), left, random.getAsDouble()));
  }

  /** Its exceptions must not lose the outcome: an attempt without one is repeated. */
  private void observe(ObservedAttempt attempt) {
    try {
      observer.observed(attempt);
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
