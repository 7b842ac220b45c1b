package dev.hookline.worker.internal.limit;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * When this worker calls an endpoint that has a rate. Calls that must wait get consecutive turns,
 * so that each comes back about when a call is due, and the server is not asked in vain. Those that
 * come back and must wait again have turns of their own, before new calls. Thread-safe.
 *
 * <p>A turn is a guess: its caller may be cancelled, or come back to another worker. So turns lapse
 * while nobody comes, and a new call that would wait for long looks in once before it gets one.
 *
 * <p>Source of the rule for the rate: the generic cell rate algorithm (ITU-T I.371). Its state is
 * one time, which a change of the tempo does not reset.
 */
final class Pace {

  private static final long LOOK_IN = Duration.ofSeconds(30).toNanos();
  private static final long LONGEST_TURN = Duration.ofHours(1).toNanos();
  private static final long LONGEST_TURN_AGAIN = Duration.ofMinutes(1).toNanos();
  private static final long SHORTEST_TURN = Duration.ofMillis(50).toNanos();

  /** The delay that a call which comes back may have. */
  private static final long SLACK = Duration.ofSeconds(1).toNanos();

  private static final double SPREAD = 0.1;

  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private long next;
  private long nextNew;
  private long nextAgain;
  private long seen;
  private long unused;

  /**
   * Creates the pace of an endpoint.
   *
   * @param start when the first call may begin
   */
  Pace(long start, LongSupplier nanos, DoubleSupplier random) {
    this.nanos = nanos;
    this.random = random;
    this.next = start;
    this.nextNew = nanos.getAsLong();
    this.nextAgain = nextNew;
    this.seen = nextNew;
  }

  /** Lets a call begin; returns zero, or how long to wait before the next try. */
  synchronized Duration take(Arrival arrival, Tempo tempo) {
    long now = nanos.getAsLong();
    long interval = tempo.intervalNanos();
    long free = next - (tempo.burst() - 1) * interval;
    lapse(now, free, interval);
    if (free - now <= 0 && !isQueued(arrival, now)) {
      next = later(next, now) + interval;
      unused = Math.max(0, unused - interval / 2);
      return Duration.ZERO;
    }
    long wait = Math.max(SHORTEST_TURN, turn(arrival, now, free, interval) - now);
    return Duration.ofNanos(wait + (long) (interval * SPREAD * random.getAsDouble()));
  }

  private boolean isQueued(Arrival arrival, long now) {
    boolean isFirst = arrival == Arrival.LOCAL || arrival == Arrival.NEW;
    return isFirst && nextNew - now > 0;
  }

  private long turn(Arrival arrival, long now, long free, long interval) {
    if (arrival == Arrival.AGAIN) {
      nextAgain = earlier(later(free, nextAgain + interval), now + LONGEST_TURN_AGAIN);
      return nextAgain;
    }
    long turn = earlier(later(free, nextNew + interval), now + LONGEST_TURN);
    if (arrival == Arrival.NEW && turn - later(free, now) > LOOK_IN) {
      return now + (long) (LOOK_IN * (1 + random.getAsDouble()) / 2);
    }
    if (arrival != Arrival.LOCAL) {
      nextNew = turn;
    }
    return turn;
  }

  /**
   * Halves the time for which turns are given each time that calls could have begun for a while and
   * none did. Calls that come back at their turn use most of this time.
   */
  private void lapse(long now, long free, long interval) {
    long idle = now - later(free, seen);
    seen = later(seen, now);
    if (idle > 0) {
      unused += idle;
    }
    long slack = SLACK + 2 * interval;
    if (unused > slack) {
      int halvings = (int) Math.min(Long.SIZE - 1, unused / slack);
      nextNew = now + (Math.max(0, nextNew - now) >> halvings);
      nextAgain = now + (Math.max(0, nextAgain - now) >> halvings);
      unused %= slack;
    }
  }

  private static long later(long a, long b) {
    return a - b > 0 ? a : b;
  }

  private static long earlier(long a, long b) {
    return a - b > 0 ? b : a;
  }
}
