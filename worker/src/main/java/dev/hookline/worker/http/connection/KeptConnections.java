package dev.hookline.worker.http.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which connection an attempt uses, and what becomes of it; see {@link Standing}. Thread-safe. */
final class KeptConnections {

  private static final Logger log = LoggerFactory.getLogger(KeptConnections.class);

  private static final int MAX_KEPT = 500;
  private static final int MAX_ENDPOINTS = 10_000;

  /**
   * What an attempt was given.
   *
   * @param lane where its connection is kept; null for one that many attempts share
   * @param isUsedOnce whether the connection is closed afterwards
   */
  record Lease(OkHttpClient client, @Nullable Lane lane, boolean isUsedOnce) {}

  private final LongSupplier nanoClock;
  private final OkHttpClient shared;
  private final Map<String, Standing> standings = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Lane> unused = new ArrayDeque<>();

  /** In the order in which they were kept, each with the standing that holds it. */
  private final Map<Lane, Standing> kept = new LinkedHashMap<>();

  /** Makes the connections of the client that the function returns for this. */
  KeptConnections(LongSupplier nanoClock, Function<KeptConnections, OkHttpClient> client) {
    this.nanoClock = nanoClock;
    this.shared = client.apply(this);
  }

  /** Returns the client for the next attempt at the endpoint. */
  synchronized Lease lease(String endpoint) {
    Standing standing = standing(endpoint);
    if (standing.isMultiplexed()) {
      return new Lease(shared, null, false);
    }
    long now = nanoClock.getAsLong();
    Lane rested = standing.takeRested(now);
    if (rested != null) {
      kept.remove(rested);
      return new Lease(rested.client(), rested, false);
    }
    Lane lane = unused.isEmpty() ? new Lane(shared) : unused.pop();
    return new Lease(lane.client(), lane, standing.usesOnce(now));
  }

  /** Takes the connection back of an attempt that has ended. */
  synchronized void end(String endpoint, Lease lease, Duration took) {
    Lane lane = lease.lane();
    if (lane == null) {
      return;
    }
    Standing standing = standing(endpoint);
    long now = nanoClock.getAsLong();
    if (lane.hasConnection() && hasRoom(now) && standing.keep(lane, took, now)) {
      kept.put(lane, standing);
    } else {
      retire(List.of(lane));
    }
  }

  /** Makes room by the oldest, if its endpoint could have used it again and did not. */
  private boolean hasRoom(long now) {
    if (kept.size() < MAX_KEPT) {
      return true;
    }
    Map.Entry<Lane, Standing> oldest = kept.entrySet().iterator().next();
    Lane lane = oldest.getKey();
    if (!lane.isRested(now)) {
      return false;
    }
    oldest.getValue().remove(lane);
    drop(List.of(lane));
    return true;
  }

  /** A kept connection was silent until it was used again. */
  synchronized void proved(String endpoint) {
    standing(endpoint).prove();
  }

  /** Tells whether the endpoint's protocol says whose a response is. */
  synchronized void multiplexed(String endpoint, boolean does) {
    standing(endpoint).multiplex(does);
  }

  /** It cannot be told whose a response was: the endpoint has to prove itself again. */
  synchronized void doubted(String endpoint) {
    drop(standing(endpoint).forget());
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
          Standing.BAN.toMinutes());
    }
  }

  synchronized boolean isBanned(String endpoint) {
    Standing standing = standings.get(endpoint);
    return standing != null && standing.isBanned(nanoClock.getAsLong());
  }

  private synchronized boolean ban(String endpoint) {
    Standing standing = standing(endpoint);
    drop(standing.forget());
    return standing.ban(nanoClock.getAsLong());
  }

  private Standing standing(String endpoint) {
    Standing standing = standings.computeIfAbsent(endpoint, e -> new Standing());
    if (standings.size() > MAX_ENDPOINTS) {
      Iterator<Standing> oldest = standings.values().iterator();
      drop(oldest.next().forget());
      oldest.remove();
    }
    return standing;
  }

  private void drop(Collection<Lane> lanes) {
    kept.keySet().removeAll(lanes);
    retire(lanes);
  }

  private void retire(Collection<Lane> lanes) {
    for (Lane lane : lanes) {
      lane.closeConnection();
      if (unused.size() < MAX_KEPT) {
        unused.push(lane);
      }
    }
  }

  /** Closes all that are kept. */
  synchronized void close() {
    standings.values().forEach(standing -> drop(standing.forget()));
    shared.connectionPool().evictAll();
  }

  OkHttpClient client() {
    return shared;
  }
}
