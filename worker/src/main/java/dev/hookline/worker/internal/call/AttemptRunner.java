package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.internal.limit.Admission;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Makes one attempt, local or regular, and reports its outcome. Thread-safe. */
public final class AttemptRunner {

  private final EndpointCall endpoints;
  private final EndpointHealth health;
  private final Telemetry telemetry;
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
    this(endpoints, health, Telemetry.of(observer), clock, random, EndpointWatch.NONE);
  }

  /**
   * Creates the runner of a worker.
   *
   * @param watch which endpoints are disabled, and who learns how attempts end
   */
  public AttemptRunner(
      EndpointCall endpoints,
      EndpointHealth health,
      Telemetry telemetry,
      Clock clock,
      DoubleSupplier random,
      EndpointWatch watch) {
    this.endpoints = endpoints;
    this.health = health;
    this.telemetry = telemetry;
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

  /** Returns whether a delivery's time has passed, so that no attempt may begin. */
  boolean isExpired(CallInput order) {
    Long deadline = order.deadline();
    return order.webhook().async() && deadline != null && clock.millis() >= deadline;
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
    long startedAt = clock.millis();
    WebhookCall limited = TimeLeft.of(order, turn.since(), startedAt).limit(order.webhook());
    long startedNanos = System.nanoTime();
    AttemptOutcome outcome;
    EndpointCall.Prepared sent;
    try (EndpointHealth.CallInProgress call = health.begin(order.webhook().url());
        AttemptTracing.AttemptSpan span = telemetry.begin(order, attempt)) {
      sent = endpoints.prepare(AttemptRequest.of(order, limited, body, attempt, span.trace()));
      outcome = watch.send(sent, attempt);
      span.ended(outcome, sent.phases());
      if (!isOwn(outcome)) {
        call.responded(outcome instanceof AttemptOutcome.Succeeded);
      }
    }
    long millis = (System.nanoTime() - startedNanos) / 1_000_000;
    telemetry.ended(order, attempt, outcome, Duration.ofMillis(millis), sent.phases());
    WorkerStop.clearInterrupt();
    if (outcome instanceof AttemptOutcome.Succeeded responded) {
      reportSuccess(order);
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
    report(order, failed, decision);
    throw new AttemptFailures(order, attempt, withThis).responded(failed, decision);
  }

  private void reportSuccess(CallInput order) {
    watch.succeeded(order);
    telemetry.delivered(order);
  }

  private void report(CallInput order, AttemptOutcome.Failed failed, RetryDecision decision) {
    watch.failed(order, failed, decision.next().isEmpty());
    telemetry.failed(order, failed.code(), decision);
  }

  /** Returns why the endpoint may not be called at all; empty if it may. */
  Optional<EndpointHold> hold(CallInput order) {
    return watch.hold(order.webhook());
  }

  /** Returns the failure of an attempt that is not made, since its endpoint may be disabled. */
  ApplicationFailure held(CallInput order, Turn turn, EndpointHold hold) {
    TimeLeft left = TimeLeft.of(order, turn.since(), clock.millis());
    AttemptLog log = turn.log().waiting(FailureCode.ENDPOINT_DISABLED);
    RetryDecision decision =
        RetryDecision.whileDisabled(log, order.webhook(), left, random.getAsDouble());
    postponed(order, FailureCode.ENDPOINT_DISABLED, decision);
    return new AttemptFailures(order, turn.attempt(), log).held(hold, decision);
  }

  /** Returns the failure of an attempt that is not made yet, since its endpoint refused it. */
  ApplicationFailure waiting(CallInput order, Turn turn, Admission.Refused refused) {
    AttemptLog log = turn.log().waiting(refused.code());
    RetryDecision decision = decision(order, turn, refused, log);
    postponed(order, refused.code(), decision);
    return new AttemptFailures(order, turn.attempt(), log).waiting(refused, decision);
  }

  private void postponed(CallInput order, FailureCode code, RetryDecision decision) {
    telemetry.postponed(order, code, decision);
    if (decision.next().isEmpty()) {
      exhausted(order, decision.code(code));
    }
  }

  /** Reports a call that is given up without another attempt. */
  void exhausted(CallInput order, FailureCode code) {
    watch.exhausted(order, code);
  }

  private RetryDecision decision(
      CallInput order, Turn turn, Admission.Refused refused, AttemptLog log) {
    if (order.failsFast() && refused.code() == FailureCode.ENDPOINT_UNAVAILABLE) {
      return new RetryDecision(null, RetryDecision.End.FAIL_FAST);
    }
    TimeLeft left = TimeLeft.of(order, turn.since(), clock.millis());
    return RetryDecision.afterWait(
        log, refused.delay(), order.webhook(), left, random.getAsDouble());
  }

  /** Returns what observes the attempts. */
  Telemetry telemetry() {
    return telemetry;
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
}
