package dev.hookline.worker.internal.limit;

import dev.hookline.contract.EndpointSettings;
import dev.hookline.contract.WebhookCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The limits of the endpoints that a worker calls, each with its state. Plans with other limits for
 * an endpoint have a state of their own. Thread-safe.
 */
public final class EndpointLimits {

  private static final int MAX_ENDPOINTS = 10_000;

  private final LiveWorkers workers;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private final BiConsumer<String, BreakerState> changes;
  private final Map<Key, LimitedEndpoint> endpoints =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, LimitedEndpoint> eldest) {
          return size() > MAX_ENDPOINTS;
        }
      };

  private record Key(String endpoint, EndpointSettings limits) {}

  /**
   * Creates the limits of a worker.
   *
   * @param workers those that share rates and concurrency
   * @param nanos a clock such as {@link System#nanoTime}
   * @param random numbers from 0 to below 1, which spread the calls that wait
   * @param changes receives each change of a circuit breaker
   */
  public EndpointLimits(
      LiveWorkers workers,
      LongSupplier nanos,
      DoubleSupplier random,
      BiConsumer<String, BreakerState> changes) {
    this.workers = workers;
    this.nanos = nanos;
    this.random = random;
    this.changes = changes;
  }

  /** Returns the limits of a worker that is alone. */
  public static EndpointLimits ofOnlyWorker() {
    LongSupplier nanos = System::nanoTime;
    return new EndpointLimits(LiveWorkers.none(nanos), nanos, () -> 0.5, (endpoint, state) -> {});
  }

  /** Returns the webhook's endpoint; empty if it has no limits. */
  Optional<LimitedEndpoint> of(WebhookCall webhook) {
    EndpointSettings settings = webhook.endpoint();
    if (settings == null || !settings.hasLimits()) {
      return Optional.empty();
    }
    Key key = new Key(webhook.endpointId(), settings.withoutName());
    synchronized (endpoints) {
      return Optional.of(endpoints.computeIfAbsent(key, this::endpoint));
    }
  }

  private LimitedEndpoint endpoint(Key key) {
    return new LimitedEndpoint(key.endpoint(), key.limits(), workers, nanos, random, changes);
  }
}
