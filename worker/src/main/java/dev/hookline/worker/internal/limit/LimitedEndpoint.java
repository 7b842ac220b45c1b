package dev.hookline.worker.internal.limit;

import dev.hookline.contract.EndpointSettings;
import dev.hookline.contract.FailureCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with limits. A call passes the breaker, then the calls in progress, then a slot of
 * the worker, and takes a permit of the rate last, since that cannot be returned. Thread-safe.
 */
final class LimitedEndpoint {

  /** How soon a call that is another worker's comes back, to any worker. */
  private static final Duration ELSEWHERE = Duration.ofMillis(500);

  private static final int SPREAD_MILLIS = 1_500;

  private final String id;
  private final LiveWorkers workers;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private final @Nullable Integer maxConcurrent;
  private final EndpointSettings.@Nullable Rate rate;
  private final @Nullable Breaker breaker;
  private final AtomicInteger inProgress = new AtomicInteger();
  private @Nullable Pace pace;

  LimitedEndpoint(
      String id,
      EndpointSettings limits,
      LiveWorkers workers,
      LongSupplier nanos,
      DoubleSupplier random,
      BiConsumer<String, BreakerState> changes) {
    this.id = id;
    this.workers = workers;
    this.nanos = nanos;
    this.random = random;
    this.maxConcurrent = limits.maxConcurrent();
    this.rate = limits.rateLimit();
    this.breaker =
        limits.circuitBreaker() == null
            ? null
            : new Breaker(id, limits.circuitBreaker(), nanos, random, changes);
  }

  Admission enter(Arrival arrival, Supplier<Admission> slot) {
    int phase = breaker == null ? 0 : breaker.tryEnter();
    if (breaker != null && phase == Breaker.REFUSED) {
      return new Admission.Refused(
          FailureCode.ENDPOINT_UNAVAILABLE,
          "the circuit breaker of %s is open".formatted(id),
          breaker.delay());
    }
    Call call = new Call(phase);
    boolean isGranted = false;
    try {
      Admission.Refused refused = refusal(call, arrival, slot);
      isGranted = refused == null;
      return refused == null ? call : refused;
    } finally {
      if (!isGranted) {
        call.close();
      }
    }
  }

  private Admission.@Nullable Refused refusal(
      Call call, Arrival arrival, Supplier<Admission> slot) {
    boolean isShared = maxConcurrent != null || rate != null;
    Optional<Share> share = isShared ? workers.share(id) : Optional.of(Share.ALL);
    if (share.isEmpty()) {
      return new Admission.Refused(
          rate == null ? FailureCode.ENDPOINT_BUSY : FailureCode.ENDPOINT_RATE_LIMITED,
          "this worker has just started and does not know its share of the limits of %s yet"
              .formatted(id),
          workers.untilKnown());
    }
    if (maxConcurrent != null && !call.count(Math.max(1, maxConcurrent / share.get().workers()))) {
      return new Admission.Refused(
          FailureCode.ENDPOINT_BUSY,
          "maxConcurrent of %s (%d) is reached".formatted(id, maxConcurrent),
          null);
    }
    Admission taken = slot.get();
    if (taken instanceof Admission.Refused refused) {
      return refused;
    }
    call.slot = (Admission.Granted) taken;
    return rate == null ? null : tooFast(rate, arrival, share.get());
  }

  private Admission.@Nullable Refused tooFast(
      EndpointSettings.Rate rate, Arrival arrival, Share share) {
    Optional<Tempo> tempo = Tempo.of(rate, share);
    if (tempo.isEmpty()) {
      return new Admission.Refused(
          FailureCode.ENDPOINT_RATE_LIMITED,
          "the rate limit of %s (%s) leaves its calls to other workers".formatted(id, rate.text()),
          ELSEWHERE.plusMillis((long) (SPREAD_MILLIS * random.getAsDouble())));
    }
    Duration wait = pace(tempo.get()).take(arrival, tempo.get());
    return wait.isZero()
        ? null
        : new Admission.Refused(
            FailureCode.ENDPOINT_RATE_LIMITED,
            "the rate limit of %s (%s) is used up".formatted(id, rate.text()),
            wait);
  }

  private synchronized Pace pace(Tempo tempo) {
    if (pace == null) {
      long start = nanos.getAsLong() + workers.untilFirstCall(tempo).toNanos();
      pace = new Pace(start, nanos, random);
    }
    return pace;
  }

  /** A call that has passed the breaker, which must hear of its end. */
  private final class Call implements Admission.Granted {

    private final int phase;
    private Admission.@Nullable Granted slot;
    private boolean isCounted;
    private boolean isReported;

    private Call(int phase) {
      this.phase = phase;
    }

    private boolean count(int max) {
      isCounted = inProgress.incrementAndGet() <= max;
      if (!isCounted) {
        inProgress.decrementAndGet();
      }
      return isCounted;
    }

    @Override
    public void succeeded() {
      ended(true);
    }

    @Override
    public void failed() {
      ended(false);
    }

    private void ended(boolean well) {
      if (breaker != null && !isReported) {
        isReported = true;
        breaker.ended(phase, well);
      }
    }

    @Override
    public void close() {
      if (slot != null) {
        slot.close();
      }
      if (isCounted) {
        inProgress.decrementAndGet();
      }
      if (breaker != null && !isReported) {
        breaker.leave(phase);
      }
    }
  }
}
