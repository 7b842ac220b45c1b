package dev.hookline.worker.http.connection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which endpoints' connections may be used again: HTTP/1.1 has nothing that tells which request a
 * response belongs to, so only an endpoint that sends nothing unasked can be trusted with a second
 * request on a connection.
 *
 * <p>An endpoint is on trial first. One connection is kept and left alone for as long as its
 * response took twice, at least 100 ms; all other attempts make connections of their own meanwhile.
 * If the connection was silent, the endpoint has earned that its connections are kept. One that
 * sends anything unasked loses that for an hour. Thread-safe.
 */
final class EndpointConduct {

  private static final Logger log = LoggerFactory.getLogger(EndpointConduct.class);

  static final Duration SHORTEST_TRIAL = Duration.ofMillis(100);
  private static final Duration BAN = Duration.ofHours(1);
  private static final int MAX_ENDPOINTS = 10_000;

  /** What an attempt does with its connection. */
  enum Use {
    /** Takes a kept one and keeps it. */
    KEEP,
    /** As above, and the endpoint's conduct is judged by it. */
    TRIAL,
    /** Makes one of its own and closes it. */
    ONCE
  }

  /** What is known of an endpoint; times are of the clock. */
  private static final class Standing {
    private boolean isProven;
    private boolean isOnTrial;
    private boolean isBanned;
    private long until;
  }

  private final LongSupplier nanoClock;
  private final Map<String, Standing> standings = new LinkedHashMap<>(16, 0.75f, true);

  EndpointConduct(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Returns how an attempt at the endpoint uses its connection. */
  synchronized Use begin(String endpoint) {
    Standing standing = standing(endpoint);
    if (standing.isProven) {
      return Use.KEEP;
    }
    if (standing.isOnTrial || isBefore(standing)) {
      return Use.ONCE;
    }
    standing.isBanned = false;
    standing.isOnTrial = true;
    return Use.TRIAL;
  }

  /** Ends a trial's attempt; what the connection carries from now on decides. */
  synchronized void endTrial(String endpoint, Duration took) {
    Standing standing = standing(endpoint);
    standing.isOnTrial = false;
    if (!standing.isBanned) {
      Duration twice = took.multipliedBy(2);
      Duration silence = twice.compareTo(SHORTEST_TRIAL) < 0 ? SHORTEST_TRIAL : twice;
      standing.until = nanoClock.getAsLong() + silence.toNanos();
    }
  }

  /** A kept connection was silent, or the protocol tells whose a response is. */
  synchronized void proved(String endpoint) {
    Standing standing = standing(endpoint);
    standing.isProven = !standing.isBanned;
  }

  /**
   * Bytes came that no request asked for.
   *
   * @param shown what logs may show of the endpoint
   */
  void misbehaved(String endpoint, String shown) {
    if (ban(endpoint)) {
      log.warn(
          "endpoint {} sent bytes that no request asked for; its connections are not kept for {} min",
          shown,
          BAN.toMinutes());
    }
  }

  /** Returns whether a kept connection of the endpoint must not be used again. */
  synchronized boolean isBanned(String endpoint) {
    Standing standing = standing(endpoint);
    return standing.isBanned && isBefore(standing);
  }

  private synchronized boolean ban(String endpoint) {
    Standing standing = standing(endpoint);
    boolean isNew = !standing.isBanned;
    standing.isProven = false;
    standing.isBanned = true;
    standing.until = nanoClock.getAsLong() + BAN.toNanos();
    return isNew;
  }

  private boolean isBefore(Standing standing) {
    return standing.until != 0 && nanoClock.getAsLong() - standing.until < 0;
  }

  private Standing standing(String endpoint) {
    Standing standing = standings.computeIfAbsent(endpoint, e -> new Standing());
    if (standings.size() > MAX_ENDPOINTS) {
      standings.remove(standings.keySet().iterator().next());
    }
    return standing;
  }
}
