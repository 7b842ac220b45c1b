package dev.hookline.worker.internal.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a worker for calls, shared among endpoints: one may hold at most {@value #SHARE}
 * times as many as are free. So an endpoint that hangs holds two thirds of all, two that hang hold
 * two fifths each, and the others always find some. Thread-safe.
 *
 * <p>Source of the rule: dynamic thresholds for shared buffers (Choudhury and Hahne, 1998). Unlike
 * a fixed limit for each endpoint, it needs no setting, and leaves a single endpoint most of a
 * worker.
 */
public final class EndpointSlots {

  /** How many times the free slots an endpoint may hold. */
  static final int SHARE = 2;

  private final int total;
  private final Map<String, Map<Object, Integer>> endpoints = new HashMap<>();
  private final Map<Object, Integer> holders = new HashMap<>();

  /** Creates the slots of a worker that has this many. */
  public EndpointSlots(int total) {
    this.total = total;
  }

  /** Takes a slot for a call to an endpoint; empty if the endpoint already holds its share. */
  public Optional<Slot> take(String endpoint) {
    return take(endpoint, new Object());
  }

  /** Takes a slot that all calls of a holder share, such as those of one workflow task. */
  synchronized Optional<Slot> take(String endpoint, Object holder) {
    Map<Object, Integer> own = endpoints.getOrDefault(endpoint, Map.of());
    int free = total - holders.size();
    if (!own.isEmpty() && !own.containsKey(holder) && own.size() >= SHARE * free) {
      return Optional.empty();
    }
    endpoints.computeIfAbsent(endpoint, any -> new HashMap<>()).merge(holder, 1, Integer::sum);
    holders.merge(holder, 1, Integer::sum);
    return Optional.of(new Slot(endpoint, holder));
  }

  /** Returns how many slots an endpoint holds. */
  public synchronized int held(String endpoint) {
    return endpoints.getOrDefault(endpoint, Map.of()).size();
  }

  private synchronized void release(String endpoint, Object holder) {
    endpoints.computeIfPresent(
        endpoint,
        (any, own) -> {
          own.computeIfPresent(holder, EndpointSlots::oneLess);
          return own.isEmpty() ? null : own;
        });
    holders.computeIfPresent(holder, EndpointSlots::oneLess);
  }

  private static @Nullable Integer oneLess(Object holder, int calls) {
    return calls == 1 ? null : Integer.valueOf(calls - 1);
  }

  /** A slot, until it is closed. */
  public final class Slot implements Admission.Granted {

    private final String endpoint;
    private final Object holder;

    private Slot(String endpoint, Object holder) {
      this.endpoint = endpoint;
      this.holder = holder;
    }

    @Override
    public void succeeded() {
      // a slot counts calls, whatever their outcome
    }

    @Override
    public void failed() {
      // likewise
    }

    @Override
    public void close() {
      release(endpoint, holder);
    }
  }
}
