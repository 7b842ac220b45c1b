package dev.hookline.worker.internal.http.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint, and its kept connections. HTTP/1.1 does not say which request a
 * response belongs to, so a connection is reused only if the endpoint has shown that it sends
 * nothing unsolicited.
 *
 * <p>At first every attempt opens its own connection. The one whose response ends first is kept and
 * watched for a while; if it stays silent, connections are kept from then on. After a response,
 * each rests for longer than responses take, so that a late second response shows up before the
 * connection is reused. If responses take too long for that, a new connection for each costs
 * comparatively little.
 */
final class ConnectionReuse {

  /** Shorter than the idle timeout of servers, which is two seconds for some. */
  static final Duration SHORTEST_WATCH = Duration.ofMillis(1_500);

  /** No connection is kept where responses take longer than this. */
  static final Duration MAX_RESPONSE_TIME = Duration.ofSeconds(2);

  static final Duration BAN = Duration.ofHours(1);

  /** By how much the longest response time decays with each further response. */
  private static final double DECAY = 0.9;

  /** The rest, as a multiple of the longest response time; must outweigh the decay. */
  private static final double REST = 1.5;

  private final Deque<SingleConnectionClient> idle = new ArrayDeque<>();
  private @Nullable SingleConnectionClient watched;
  private boolean isProven;
  private boolean isMultiplexed;
  private boolean isBanned;
  private long bannedUntil;
  private Duration longest = Duration.ZERO;

  boolean isMultiplexed() {
    return isMultiplexed;
  }

  boolean isBanned(long now) {
    if (isBanned && now - bannedUntil >= 0) {
      isBanned = false;
    }
    return isBanned;
  }

  /** Returns whether an attempt that starts now closes its connection afterwards. */
  boolean usesOnce(long now) {
    return isBanned(now) || (!isProven && watched != null);
  }

  /**
   * Returns the most recently used connection that has rested enough: the others may idle out, so
   * that no more are kept than needed.
   */
  @Nullable SingleConnectionClient takeRested(long now) {
    if (isBanned(now)) {
      return null;
    }
    SingleConnectionClient client = watched;
    if (client != null && client.isRested(now)) {
      watched = null;
      return client;
    }
    Iterator<SingleConnectionClient> latestFirst = idle.descendingIterator();
    while (latestFirst.hasNext()) {
      client = latestFirst.next();
      if (client.isRested(now)) {
        latestFirst.remove();
        return client;
      }
    }
    return null;
  }

  /**
   * Keeps a connection after its response.
   *
   * @return whether it is kept
   */
  boolean keep(SingleConnectionClient client, Duration duration, long now) {
    Duration decayed = Duration.ofNanos((long) (longest.toNanos() * DECAY));
    longest = longer(duration, decayed);
    if (isBanned(now) || isMultiplexed || longest.compareTo(MAX_RESPONSE_TIME) > 0) {
      return false;
    }
    if (isProven) {
      client.restUntil(now + (long) (longest.toNanos() * REST));
      idle.addLast(client);
      return true;
    }
    if (watched == null) {
      Duration watch = longer(SHORTEST_WATCH, longest.multipliedBy(2));
      client.restUntil(now + watch.toNanos());
      watched = client;
      return true;
    }
    return false;
  }

  /** Records that a kept connection stayed silent. */
  void prove() {
    isProven = !isBanned;
  }

  /** Stops keeping a connection. */
  void remove(SingleConnectionClient client) {
    idle.remove(client);
    if (watched == client) {
      watched = null;
    }
  }

  void multiplex(boolean doesNow) {
    isMultiplexed = doesNow;
  }

  /** Forgets everything; the caller closes the kept connections. */
  Deque<SingleConnectionClient> forget() {
    Deque<SingleConnectionClient> kept = new ArrayDeque<>(idle);
    if (watched != null) {
      kept.add(watched);
    }
    idle.clear();
    watched = null;
    isProven = false;
    return kept;
  }

  /** Bans the endpoint; returns whether the ban is new. */
  boolean ban(long now) {
    boolean isNew = !isBanned(now);
    isBanned = true;
    bannedUntil = now + BAN.toNanos();
    return isNew;
  }

  int kept() {
    return idle.size() + (watched == null ? 0 : 1);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
