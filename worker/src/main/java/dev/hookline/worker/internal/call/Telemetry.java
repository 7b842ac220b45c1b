package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.limit.BreakerState;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What observes a worker's attempts. Its exceptions must not lose an outcome, since an attempt
 * without one is repeated.
 *
 * @param observer the logs, and the service's own observers
 */
public record Telemetry(AttemptObserver observer, AttemptMeters meters, AttemptTracing tracing) {

  private static final Logger log = LoggerFactory.getLogger(Telemetry.class);

  /** Returns the telemetry of an observer alone. */
  public static Telemetry of(AttemptObserver observer) {
    return new Telemetry(observer, AttemptMeters.NONE, AttemptTracing.NONE);
  }

  AttemptTracing.AttemptSpan begin(CallInput order, int attempt) {
    observe(() -> meters.begun(order));
    try {
      return new GuardedSpan(tracing.begin(order, attempt));
    } catch (Throwable e) {
      log.warn("attempt tracing failed; the attempt has no span", e);
      return AttemptTracing.NONE.begin(order, attempt);
    }
  }

  void ended(
      CallInput order,
      int attempt,
      AttemptOutcome outcome,
      Duration duration,
      Map<String, Duration> phases) {
    observe(() -> observer.observed(observed(order, attempt, outcome, duration)));
    observe(() -> meters.phases(order, phases));
  }

  void delivered(CallInput order) {
    observe(() -> meters.delivered(order));
  }

  /** A cancelled attempt is not given up: no failure ended it. */
  void failed(CallInput order, FailureCode code, RetryDecision decision) {
    if (code != FailureCode.CANCELLED && decision.next().isEmpty()) {
      observe(() -> meters.givenUp(order, decision.code(code), decision.end()));
    }
  }

  /** Called when an attempt waits, or fails because it cannot wait that long. */
  void postponed(CallInput order, FailureCode code, RetryDecision decision) {
    failed(order, code, decision);
    decision.next().ifPresent(delay -> observe(() -> meters.postponed(order, code, delay)));
  }

  void lost(CallInput order) {
    observe(() -> meters.givenUp(order, FailureCode.WORKER_LOST, RetryDecision.End.ATTEMPTS));
  }

  /** Called when the circuit breaker of an endpoint has changed. */
  public void breakerChanged(String endpoint, BreakerState state) {
    observe(() -> meters.breakerChanged(endpoint, state));
  }

  void released(CallInput order) {
    observe(() -> meters.released(order));
  }

  static void observe(Runnable observation) {
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
}
