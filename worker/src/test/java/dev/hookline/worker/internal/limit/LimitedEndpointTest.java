package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.RateLimit;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.EndpointSettings;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An endpoint is called only within its limits, whichever slots its calls take. */
class LimitedEndpointTest {

  private final MovableNanos nanos = new MovableNanos();
  private final List<String> changes = new ArrayList<>();
  private int others = -1;
  private final EndpointLimits limits =
      new EndpointLimits(
          new LiveWorkers("own", this::others, nanos),
          nanos,
          () -> 0.5,
          (endpoint, state) -> changes.add(endpoint + " " + state));
  private final Admissions regular = new Admissions(new EndpointSlots(300), limits);
  private final Admissions local = new Admissions(new EndpointSlots(100), limits);

  @Test
  void allCallsInProgressCount() {
    WebhookCall a = webhook("a", EndpointConfig.named("billing").withMaxConcurrent(2));
    WebhookCall b = webhook("b", EndpointConfig.named("billing").withMaxConcurrent(2));
    Admission.Granted first = granted(regular.enter(a, Arrival.NEW));
    granted(local.enter(b, Arrival.LOCAL, "task"));

    Admission.Refused refused = refused(regular.enter(b, Arrival.AGAIN));

    assertThat(refused.code()).isEqualTo(FailureCode.ENDPOINT_BUSY);
    assertThat(refused.reason()).isEqualTo("maxConcurrent of billing (2) is reached");
    assertThat(refused.delay()).isNull();
    first.close();
    granted(regular.enter(b, Arrival.AGAIN));
    refused(regular.enter(b, Arrival.AGAIN));
  }

  @Test
  void workersShareTheCallsInProgress() {
    others = 2;
    nanos.pass(Duration.ofSeconds(60));
    WebhookCall call = webhook("a", EndpointConfig.unlimited().withMaxConcurrent(20));
    for (int i = 0; i < 6; i++) {
      granted(regular.enter(call, Arrival.NEW));
    }

    refused(regular.enter(call, Arrival.NEW));
    granted(
        regular.enter(webhook("a", EndpointConfig.named("b").withMaxConcurrent(1)), Arrival.NEW));
  }

  @Test
  void aCallBeyondTheRateTakesNoSlotAndIsNotInProgress() {
    WebhookCall call =
        webhook(
            "a",
            EndpointConfig.unlimited().withMaxConcurrent(1).withRateLimit(RateLimit.perMinute(1)));
    granted(regular.enter(call, Arrival.NEW)).close();

    Admission.Refused refused = refused(regular.enter(call, Arrival.NEW));

    assertThat(refused.code()).isEqualTo(FailureCode.ENDPOINT_RATE_LIMITED);
    assertThat(refused.reason()).isEqualTo("the rate limit of a:80 (1/m) is used up");
    assertThat(refused.delay()).isEqualTo(Duration.ofSeconds(63));
    nanos.pass(Duration.ofSeconds(63));
    granted(regular.enter(call, Arrival.AGAIN));
  }

  @Test
  void aNewWorkerWaitsUntilTheOthersKnowIt() {
    others = 1;
    WebhookCall call =
        webhook("a", EndpointConfig.unlimited().withRateLimit(RateLimit.perSecond(10)));

    Admission.Refused refused = refused(regular.enter(call, Arrival.NEW));

    assertThat(refused.code()).isEqualTo(FailureCode.ENDPOINT_RATE_LIMITED);
    assertThat(refused.reason())
        .isEqualTo(
            "this worker has just started and does not know its share of the limits of a:80 yet");
    assertThat(refused.delay()).isEqualTo(Duration.ofMillis(8_100));
  }

  @Test
  void theBreakerOpensByTheShareOfFailuresAndClosesAfterEnoughSuccesses() {
    WebhookCall call = webhook("a", breaker());
    for (int i = 0; i < 5; i++) {
      granted(regular.enter(call, Arrival.NEW)).succeeded();
      granted(local.enter(call, Arrival.LOCAL, "task")).failed();
    }

    Admission.Refused refused = refused(regular.enter(call, Arrival.NEW));

    assertThat(refused.code()).isEqualTo(FailureCode.ENDPOINT_UNAVAILABLE);
    assertThat(refused.reason()).isEqualTo("the circuit breaker of a:80 is open");
    assertThat(refused.delay()).isEqualTo(Duration.ofMillis(27_500));
    nanos.pass(Duration.ofSeconds(19));
    assertThat(refused(regular.enter(call, Arrival.AGAIN)).delay())
        .isEqualTo(Duration.ofMillis(8_500));
    nanos.pass(Duration.ofSeconds(2));
    Admission.Granted one = granted(regular.enter(call, Arrival.AGAIN));
    Admission.Granted two = granted(regular.enter(call, Arrival.AGAIN));
    assertThat(refused(regular.enter(call, Arrival.AGAIN)).delay())
        .isEqualTo(Duration.ofMillis(7_500));
    one.succeeded();
    two.succeeded();
    granted(regular.enter(call, Arrival.AGAIN));
    assertThat(changes).containsExactly("a:80 OPEN", "a:80 HALF_OPEN", "a:80 CLOSED");
  }

  @Test
  void aProbeThatFailsOpensTheBreakerAgain() {
    WebhookCall call = webhook("a", breaker());
    open(call);
    nanos.pass(Duration.ofSeconds(21));

    granted(regular.enter(call, Arrival.AGAIN)).failed();
    granted(regular.enter(call, Arrival.AGAIN)).failed();

    assertThat(refused(regular.enter(call, Arrival.AGAIN)).delay())
        .isEqualTo(Duration.ofMillis(27_500));
    assertThat(changes).containsExactly("a:80 OPEN", "a:80 HALF_OPEN", "a:80 OPEN");
  }

  @Test
  void aProbeThatSaysNothingIsFollowedByAnother() {
    WebhookCall call = webhook("a", breaker());
    open(call);
    nanos.pass(Duration.ofSeconds(21));
    for (int i = 0; i < 10; i++) {
      granted(regular.enter(call, Arrival.AGAIN)).close();
    }

    Admission.Granted probe = granted(regular.enter(call, Arrival.AGAIN));

    probe.succeeded();
    probe.close();
    granted(regular.enter(call, Arrival.AGAIN)).succeeded();
    assertThat(changes).endsWith("a:80 CLOSED");
  }

  @Test
  void fewerCallsThanTheMinimumDoNotOpenTheBreaker() {
    WebhookCall call = webhook("a", breaker());
    for (int i = 0; i < 50; i++) {
      granted(regular.enter(call, Arrival.NEW)).failed();
      nanos.pass(Duration.ofSeconds(2)); // the window of 10 seconds has five of them
    }

    assertThat(changes).isEmpty();
  }

  @Test
  void failuresOfACallThatSaysNothingDoNotCount() {
    WebhookCall call = webhook("a", breaker());
    for (int i = 0; i < 50; i++) {
      granted(regular.enter(call, Arrival.NEW)).close();
    }

    granted(regular.enter(call, Arrival.NEW));
    assertThat(changes).isEmpty();
  }

  @Test
  void aNameAloneCombinesOnlyTheSharesOfTheWorker() {
    Admissions two = new Admissions(new EndpointSlots(3), limits);
    granted(two.enter(webhook("a", EndpointConfig.named("billing")), Arrival.NEW));
    granted(two.enter(webhook("b", EndpointConfig.named("billing")), Arrival.NEW));

    assertThat(
            refused(two.enter(webhook("c", EndpointConfig.named("billing")), Arrival.NEW)).reason())
        .isEqualTo("this worker already makes its share of calls to billing");
  }

  @Test
  void callsFromBeforeTheOpeningDecideNothingAboutTheProbes() {
    WebhookCall call = webhook("a", breaker());
    Admission.Granted[] old = new Admission.Granted[6];
    for (int i = 0; i < old.length; i++) {
      old[i] = granted(regular.enter(call, Arrival.NEW));
    }
    open(call);
    nanos.pass(Duration.ofSeconds(21));
    Admission.Granted probe = granted(regular.enter(call, Arrival.AGAIN));

    for (int i = 0; i < old.length; i++) {
      if (i < 2) {
        old[i].failed();
      } else if (i < 4) {
        old[i].succeeded();
      }
      old[i].close();
    }

    assertThat(changes).containsExactly("a:80 OPEN", "a:80 HALF_OPEN");
    Admission.Granted second = granted(regular.enter(call, Arrival.AGAIN));
    refused(regular.enter(call, Arrival.AGAIN));
    probe.succeeded();
    second.succeeded();
    assertThat(changes).endsWith("a:80 CLOSED");
  }

  @Test
  void anErrorOnTheWayInLeavesNothingTaken() {
    WebhookCall call = webhook("a", breaker().withMaxConcurrent(1));
    open(call);
    nanos.pass(Duration.ofSeconds(21));
    LimitedEndpoint endpoint = limits.of(call).orElseThrow();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  endpoint.enter(
                      Arrival.AGAIN,
                      () -> {
                        throw new IllegalStateException("no slots");
                      }))
          .hasMessage("no slots");
    }

    granted(regular.enter(call, Arrival.AGAIN));
  }

  @Test
  void limitsOfAPlanThatNoRuleHasCheckedAreBroughtIntoTheirRange() {
    for (int calls : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      for (long time : new long[] {-1_000, 1, 500, Long.MIN_VALUE, Long.MAX_VALUE}) {
        EndpointSettings foreign =
            new EndpointSettings(
                null,
                calls,
                new EndpointSettings.Rate(calls, time),
                new EndpointSettings.Breaker(calls, time, calls, time, calls));
        LimitedEndpoint endpoint =
            new LimitedEndpoint(
                "a:80", foreign, LiveWorkers.none(nanos), nanos, () -> 0.5, (id, state) -> {});
        Admission.Granted call =
            granted(
                endpoint.enter(Arrival.NEW, () -> new EndpointSlots(3).take("a").orElseThrow()));
        call.failed();
        call.close();
        for (int i = 0; i < 3; i++) {
          assertThat(
                  endpoint.enter(Arrival.NEW, () -> new EndpointSlots(3).take("a").orElseThrow()))
              .isNotNull();
        }
      }
    }
  }

  @Test
  void aRateOfFewerCallsThanWorkersIsLeftToSomeOfThem() {
    others = 40;
    WebhookCall call =
        webhook("a", EndpointConfig.unlimited().withRateLimit(RateLimit.perMinute(1)));
    nanos.pass(Duration.ofSeconds(60));
    List<Boolean> granted =
        IntStream.range(0, 41)
            .mapToObj(place -> Tempo.of(call.endpoint().rateLimit(), new Share(41, place)))
            .map(Optional::isPresent)
            .toList();
    assertThat(granted).containsOnlyOnce(true);

    Admission admission = regular.enter(call, Arrival.NEW);

    assertThat(refused(admission).code()).isEqualTo(FailureCode.ENDPOINT_RATE_LIMITED);
    assertThat(refused(admission).reason())
        .isEqualTo("the rate limit of a:80 (1/m) leaves its calls to other workers");
    assertThat(refused(admission).delay()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
  }

  private Optional<List<String>> others() {
    return others < 0
        ? Optional.empty()
        : Optional.of(IntStream.range(0, others).mapToObj(i -> "other-" + i).toList());
  }

  private void open(WebhookCall call) {
    for (int i = 0; i < 10; i++) {
      Admission.Granted one = granted(regular.enter(call, Arrival.NEW));
      one.failed();
      one.close();
    }
  }

  private static EndpointConfig breaker() {
    return EndpointConfig.unlimited()
        .withCircuitBreaker(
            CircuitBreaker.defaults()
                .withFailureRate(50, 10)
                .withSlidingWindow(Duration.ofSeconds(10))
                .withOpen(Duration.ofSeconds(20))
                .withHalfOpenCalls(2));
  }

  private static WebhookCall webhook(String name, EndpointConfig endpoint) {
    return WebhookCall.of(
        WebhookConfig.builder(name, "http://" + name + "/hook").endpoint(endpoint).build());
  }

  private static Admission.Granted granted(Admission admission) {
    assertThat(admission).isInstanceOf(Admission.Granted.class);
    return (Admission.Granted) admission;
  }

  private static Admission.Refused refused(Admission admission) {
    assertThat(admission).isInstanceOf(Admission.Refused.class);
    return (Admission.Refused) admission;
  }
}
