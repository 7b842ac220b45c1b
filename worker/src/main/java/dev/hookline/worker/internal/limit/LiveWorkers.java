package dev.hookline.worker.internal.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers that share the limits of endpoints. A new worker takes no share until the others know
 * it, so that the sum of all shares stays within the limits. Thread-safe.
 */
public final class LiveWorkers {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.endpoints");

  /** How long the workers that were found are used. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  /** How soon a failed search is repeated. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** By then the server has seen this worker poll, and this worker all that are there. */
  private static final Duration SEEN = Duration.ofSeconds(2);

  /** By then the others have found this worker, even if they had to search twice. */
  private static final Duration FOUND =
      REFRESH.plus(RETRY).plusSeconds(TaskQueuePollers.CALL_SECONDS);

  private final String own;
  private final Supplier<Optional<List<String>>> others;
  private final LongSupplier nanos;
  private final long start;
  private final FoundWorkers recent = new FoundWorkers();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean isKnown;
  private volatile boolean isFailing;
  private volatile Optional<List<String>> last = Optional.empty();
  private volatile long lastAt;

  /**
   * Creates the workers of a task queue, as one that starts now sees them.
   *
   * @param own the identity of this worker
   * @param others finds the identities of the others that poll the task queue; empty if the server
   *     does not report them, so that this one is alone; may throw
   * @param nanos a clock such as {@link System#nanoTime}
   */
  public LiveWorkers(String own, Supplier<Optional<List<String>>> others, LongSupplier nanos) {
    this.own = own;
    this.others = others;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.lastAt = start - REFRESH.toNanos() - 1;
  }

  /** Returns the workers of one that is alone. */
  static LiveWorkers none(LongSupplier nanos) {
    return new LiveWorkers("", Optional::empty, nanos);
  }

  /** Returns this worker's share of an endpoint's limits; empty while it has none yet. */
  Optional<Share> share(String endpoint) {
    long now = nanos.getAsLong();
    if (isOutdated(now, REFRESH)) {
      ask(now);
    }
    Optional<List<String>> known = last;
    if (isKnown && known.isEmpty()) {
      return Optional.of(Share.ALL);
    }
    return nanos.getAsLong() - start < until(known).toNanos()
        ? Optional.empty()
        : Optional.of(known.map(found -> among(found, endpoint)).orElse(Share.ALL));
  }

  /** Each endpoint has an order of its own; a worker that joins moves no other one forward. */
  private Share among(List<String> found, String endpoint) {
    Comparator<String> order =
        Comparator.<String>comparingInt(worker -> mixed(endpoint, worker))
            .thenComparing(Comparator.naturalOrder());
    long before = found.stream().filter(other -> order.compare(other, own) < 0).count();
    return new Share(1 + found.size(), (int) before);
  }

  private static int mixed(String endpoint, String worker) {
    int hash = 31 * endpoint.hashCode() + worker.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x7feb352d;
    return hash ^ (hash >>> 15);
  }

  /** Returns how long this worker has no share yet. */
  Duration untilKnown() {
    long age = nanos.getAsLong() - start;
    return Duration.ofNanos(Math.max(0, until(last).toNanos() - age)).plusMillis(100);
  }

  /**
   * Returns how long a worker with this tempo waits for its first call, until the others have
   * called for the last time at the rate that they had without it.
   */
  Duration untilFirstCall(Tempo tempo) {
    boolean hasOthers = last.filter(found -> !found.isEmpty()).isPresent();
    long age = nanos.getAsLong() - start;
    long wait = hasOthers && tempo.isSlow() ? FOUND.plus(Tempo.WINDOW).toNanos() - age : 0;
    return Duration.ofNanos(Math.max(0, wait));
  }

  private static Duration until(Optional<List<String>> known) {
    return known.filter(List::isEmpty).isPresent() ? SEEN : FOUND;
  }

  private boolean isOutdated(long now, Duration age) {
    return now - lastAt > age.toNanos();
  }

  /**
   * One call asks. Calls at the same time use the workers that were found last, or wait if these
   * were found long ago.
   */
  private void ask(long now) {
    if (!isKnown || isOutdated(now, REFRESH.multipliedBy(2))) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return;
    }
    try {
      if (isOutdated(nanos.getAsLong(), REFRESH)) {
        find();
      }
    } finally {
      asking.unlock();
    }
  }

  private void find() {
    try {
      last = others.get().map(found -> recent.add(found, nanos.getAsLong()));
      isKnown = true;
      isFailing = false;
      lastAt = nanos.getAsLong();
    } catch (RuntimeException e) {
      if (!isFailing) {
        log.warn(
            "the server does not report the workers of the task queue ({}); limits of endpoints are shared by the last known number, {}",
            e.getMessage(),
            1 + last.map(List::size).orElse(0));
      }
      isFailing = true;
      lastAt = nanos.getAsLong() - REFRESH.minus(RETRY).toNanos();
    }
  }
}
