package dev.hookline.verification.load;

import dev.hookline.verification.figures.LatencyRecord;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in one phase of a run. Thread-safe. */
public final class Tally {

  private final Shape shape;
  private final LatencyRecord callers = new LatencyRecord();
  private final LatencyRecord deliveries = new LatencyRecord();
  private final LongAdder requests = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicLong firstAttempts = new AtomicLong();
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
  private final Map<Long, Sent> sent = new ConcurrentHashMap<>();

  /** An event whose async webhooks have not all arrived. */
  private static final class Sent {
    private final long at;
    private long missing;

    Sent(long at, int webhooks) {
      this.at = at;
      missing = (1L << webhooks) - 1;
    }

    /** Returns whether that webhook was still missing; at-least-once delivery may repeat it. */
    synchronized boolean take(int webhook) {
      long bit = 1L << (webhook - 1);
      boolean wasMissing = (missing & bit) != 0;
      missing &= ~bit;
      return wasMissing;
    }

    synchronized boolean isWhole() {
      return missing == 0;
    }
  }

  /** Creates the tally of a phase. */
  public Tally(Shape shape) {
    this.shape = shape;
  }

  /** Records that an event is about to be sent, or was due then. */
  public void sending(long number, long at) {
    if (shape.async() > 0) {
      sent.put(number, new Sent(at, shape.async()));
    }
  }

  void succeeded(long nanos) {
    callers.add(nanos);
  }

  /** Records a failed event; its async webhooks are not awaited. */
  void failed(long number, String code) {
    sent.remove(number);
    errors.computeIfAbsent(code, c -> new LongAdder()).increment();
  }

  /** Records a request, and returns whether to refuse it: an even share of first attempts. */
  boolean refuses(int attempt) {
    requests.increment();
    if (attempt != 1 || shape.failPercent() == 0) {
      return false;
    }
    long n = firstAttempts.incrementAndGet();
    boolean refuses = share(n) > share(n - 1);
    if (refuses) {
      refused.increment();
    }
    return refuses;
  }

  private long share(long attempts) {
    return (long) Math.floor(attempts * shape.failPercent() / 100);
  }

  void delivered(int webhook, long number, long now) {
    Sent event = sent.get(number);
    if (event != null && event.take(webhook)) {
      deliveries.add(now - event.at);
      if (event.isWhole()) {
        sent.remove(number);
      }
    }
  }

  /** Returns how many events wait for async webhooks to arrive. */
  public long undelivered() {
    return sent.size();
  }

  /** Returns how many events ended, in any way. */
  public long ended() {
    return callers.count() + failed();
  }

  /** Returns how many events ended without success. */
  public long failed() {
    return errors.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Returns how many events ended without success, by code. */
  public SortedMap<String, Long> errors() {
    SortedMap<String, Long> counts = new TreeMap<>();
    errors.forEach((code, count) -> counts.put(code, count.sum()));
    return counts;
  }

  /** Returns how long callers were blocked. */
  public LatencyRecord callers() {
    return callers;
  }

  /** Returns how long it took from the call until an async webhook arrived. */
  public LatencyRecord deliveries() {
    return deliveries;
  }

  /** Returns how many requests arrived. */
  public long requests() {
    return requests.sum();
  }

  /** Returns how many of them were refused on purpose. */
  public long refused() {
    return refused.sum();
  }
}
