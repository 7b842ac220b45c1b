package dev.hookline.worker.http.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint, and its kept connections. HTTP/1.1 has nothing that tells which
 * request a response belongs to, so a connection is used again only where the endpoint has shown
 * that it sends nothing unasked.
 *
 * <p>At first every attempt makes a connection of its own. The one whose response ends first is
 * kept and left alone for a while; if it is silent, connections are kept from then on. Each of them
 * rests after a response for longer than responses take, so that one which was out of step by a
 * late second response shows it before it is used again. Where responses take too long for that, a
 * new connection for each costs little beside them.
 */
final class ConnectionReuse {

  /** Shorter than servers keep idle connections, which is two seconds for some. */
  static final Duration SHORTEST_WATCH = Duration.ofMillis(1_500);

  /** No connection is kept where responses take longer than this. */
  static final Duration LONGEST_RESPONSE = Duration.ofSeconds(2);

  static final Duration BAN = Duration.ofHours(1);

  /** How much of the longest response so far is kept in mind after each further one. */
  private static final double FADING = 0.9;

  /** How many times as long as the longest response; has to outweigh the fading. */
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

  /** Returns whether an attempt that begins now has no use for its connection afterwards. */
  boolean usesOnce(long now) {
    return isBanned(now) || (!isProven && watched != null);
  }

  /**
   * Returns the connection that was used last among those which have rested enough: the others may
   * end by not being used, so that no more are kept than are needed.
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
   * Keeps a connection whose response has ended.
   *
   * @return whether it is kept
   */
  boolean keep(SingleConnectionClient client, Duration took, long now) {
    Duration faded = Duration.ofNanos((long) (longest.toNanos() * FADING));
    longest = longer(took, faded);
    if (isBanned(now) || isMultiplexed || longest.compareTo(LONGEST_RESPONSE) > 0) {
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

  /** A kept connection was silent. */
  void prove() {
    isProven = !isBanned;
  }

  /** A connection is kept no longer. */
  void remove(SingleConnectionClient client) {
    idle.remove(client);
    if (watched == client) {
      watched = null;
    }
  }

  void multiplex(boolean doesNow) {
    isMultiplexed = doesNow;
  }

  /** As if nothing were known; kept connections are for the caller to close. */
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

  /** Returns whether it was not banned before. */
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
