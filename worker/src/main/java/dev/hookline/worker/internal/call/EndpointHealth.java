package dev.hookline.worker.internal.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which endpoints this worker considers slow or failing, by their last response or one that is
 * overdue. An endpoint is healthy again after a while, or with its next quick response.
 * Thread-safe.
 */
public final class EndpointHealth {

  private static final int MAX_ENDPOINTS = 10_000;
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);
  private static final long RECOVERY = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier nanos;
  private final Map<String, Endpoint> endpoints =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Endpoint> eldest) {
          return size() > MAX_ENDPOINTS;
        }
      };

  /** Creates the health record of a worker, with a clock such as {@link System#nanoTime}. */
  public EndpointHealth(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static final class Endpoint {
    private boolean unhealthy;
    private long unhealthySince;
    private int waiting;
    private long waitingSince;
  }

  synchronized boolean isGood(String url) {
    Endpoint endpoint = endpoints.get(url);
    if (endpoint == null) {
      return true;
    }
    long now = nanos.getAsLong();
    boolean recovered = !endpoint.unhealthy || now - endpoint.unhealthySince > RECOVERY;
    return recovered && (endpoint.waiting == 0 || now - endpoint.waitingSince <= SLOW);
  }

  /** Starts an attempt. */
  synchronized CallInProgress begin(String url) {
    Endpoint endpoint = endpoints.computeIfAbsent(url, any -> new Endpoint());
    long now = nanos.getAsLong();
    if (endpoint.waiting++ == 0) {
      endpoint.waitingSince = now;
    }
    return new CallInProgress(endpoint, now);
  }

  /** One attempt at an endpoint; one that ends without a response has no effect. */
  final class CallInProgress implements AutoCloseable {

    private final Endpoint endpoint;
    private final long since;

    private CallInProgress(Endpoint endpoint, long since) {
      this.endpoint = endpoint;
      this.since = since;
    }

    void responded(boolean well) {
      synchronized (EndpointHealth.this) {
        long now = nanos.getAsLong();
        endpoint.unhealthy = !well || now - since > SLOW;
        endpoint.unhealthySince = now;
        if (since - endpoint.waitingSince > 0) {
          endpoint.waitingSince = since;
        }
      }
    }

    @Override
    public void close() {
      synchronized (EndpointHealth.this) {
        endpoint.waiting--;
      }
    }
  }
}
