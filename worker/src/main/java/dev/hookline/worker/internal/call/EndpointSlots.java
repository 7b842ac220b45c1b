package dev.hookline.worker.internal.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
  private final Map<String, Integer> held = new HashMap<>();
  private int used;

  /** Creates the slots of a worker that makes this many calls at once. */
  public EndpointSlots(int total) {
    this.total = total;
  }

  /** Takes a slot for a call to an endpoint; empty if the endpoint already holds its share. */
  synchronized Optional<Slot> take(String endpoint) {
    int own = held.getOrDefault(endpoint, 0);
    if (own > 0 && own >= SHARE * (total - used)) {
      return Optional.empty();
    }
    held.put(endpoint, own + 1);
    used++;
    return Optional.of(new Slot(endpoint));
  }

  /** Returns how many slots an endpoint holds. */
  synchronized int held(String endpoint) {
    return held.getOrDefault(endpoint, 0);
  }

  private synchronized void release(String endpoint) {
    held.computeIfPresent(endpoint, (any, own) -> own == 1 ? null : own - 1);
    used--;
  }

  /** A slot, until it is closed. */
  final class Slot implements AutoCloseable {

    private final String endpoint;

    private Slot(String endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public void close() {
      release(endpoint);
    }
  }
}
