package dev.hookline.worker.internal.http.connection;

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

/**
 * Selects the connection of an attempt, and keeps or closes it afterwards; see {@link
 * ConnectionReuse}. Thread-safe.
 */
final class KeptConnections {

  private static final Logger log = LoggerFactory.getLogger(KeptConnections.class);

  private static final int MAX_KEPT = 500;
  private static final int MAX_ENDPOINTS = 10_000;

  /**
   * The connection of an attempt.
   *
   * @param single the client that keeps its connection; null for one that many attempts share
   * @param isSingleUse whether the connection is closed afterwards
   */
  record Lease(OkHttpClient client, @Nullable SingleConnectionClient single, boolean isSingleUse) {}

  private final LongSupplier nanoClock;
  private final OkHttpClient shared;
  private final Map<String, ConnectionReuse> byEndpoint = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<SingleConnectionClient> unused = new ArrayDeque<>();

  /** In the order in which they were kept, each with its owner. */
  private final Map<SingleConnectionClient, ConnectionReuse> kept = new LinkedHashMap<>();

  /** Creates the connections of the client that the function returns. */
  KeptConnections(LongSupplier nanoClock, Function<KeptConnections, OkHttpClient> client) {
    this.nanoClock = nanoClock;
    this.shared = client.apply(this);
  }

  /** Returns the client for the next attempt at the endpoint. */
  synchronized Lease lease(String endpoint) {
    ConnectionReuse reuse = reuseOf(endpoint);
    if (reuse.isMultiplexed()) {
      return new Lease(shared, null, false);
    }
    long now = nanoClock.getAsLong();
    SingleConnectionClient rested = reuse.takeRested(now);
    if (rested != null) {
      kept.remove(rested);
      return new Lease(rested.http(), rested, false);
    }
    SingleConnectionClient client =
        unused.isEmpty() ? new SingleConnectionClient(shared) : unused.pop();
    return new Lease(client.http(), client, reuse.usesOnce(now));
  }

  /** Takes back the connection of an attempt that has ended. */
  synchronized void end(String endpoint, Lease lease, Duration duration) {
    SingleConnectionClient client = lease.single();
    if (client == null) {
      return;
    }
    ConnectionReuse reuse = reuseOf(endpoint);
    long now = nanoClock.getAsLong();
    if (client.hasConnection() && hasRoom(now) && reuse.keep(client, duration, now)) {
      kept.put(client, reuse);
    } else {
      retire(List.of(client));
    }
  }

  /** Makes room by dropping the oldest, if its endpoint could have reused it and did not. */
  private boolean hasRoom(long now) {
    if (kept.size() < MAX_KEPT) {
      return true;
    }
    Map.Entry<SingleConnectionClient, ConnectionReuse> oldest = kept.entrySet().iterator().next();
    SingleConnectionClient client = oldest.getKey();
    if (!client.isRested(now)) {
      return false;
    }
    oldest.getValue().remove(client);
    drop(List.of(client));
    return true;
  }

  /** Records that a kept connection stayed silent until it was reused. */
  synchronized void markSilent(String endpoint) {
    reuseOf(endpoint).prove();
  }

  /** Records whether the endpoint's protocol matches responses to requests. */
  synchronized void multiplexed(String endpoint, boolean does) {
    reuseOf(endpoint).multiplex(does);
  }

  /** Records an ambiguous response: the endpoint has to prove itself again. */
  synchronized void markAmbiguous(String endpoint) {
    drop(reuseOf(endpoint).forget());
  }

  /**
   * Records unsolicited bytes.
   *
   * @param shown the endpoint as logs may show it
   */
  void reportUnsolicited(String endpoint, String shown) {
    if (ban(endpoint)) {
      log.warn(
          "endpoint {} sent unsolicited bytes; its connections are not kept for {} min",
          shown,
          ConnectionReuse.BAN.toMinutes());
    }
  }

  synchronized boolean isBanned(String endpoint) {
    ConnectionReuse reuse = byEndpoint.get(endpoint);
    return reuse != null && reuse.isBanned(nanoClock.getAsLong());
  }

  private synchronized boolean ban(String endpoint) {
    ConnectionReuse reuse = reuseOf(endpoint);
    drop(reuse.forget());
    return reuse.ban(nanoClock.getAsLong());
  }

  private ConnectionReuse reuseOf(String endpoint) {
    ConnectionReuse reuse = byEndpoint.computeIfAbsent(endpoint, e -> new ConnectionReuse());
    if (byEndpoint.size() > MAX_ENDPOINTS) {
      Iterator<ConnectionReuse> oldest = byEndpoint.values().iterator();
      drop(oldest.next().forget());
      oldest.remove();
    }
    return reuse;
  }

  private void drop(Collection<SingleConnectionClient> clients) {
    kept.keySet().removeAll(clients);
    retire(clients);
  }

  private void retire(Collection<SingleConnectionClient> clients) {
    for (SingleConnectionClient client : clients) {
      client.closeConnection();
      if (unused.size() < MAX_KEPT) {
        unused.push(client);
      }
    }
  }

  /** Closes all kept connections. */
  synchronized void close() {
    byEndpoint.values().forEach(reuse -> drop(reuse.forget()));
    shared.connectionPool().evictAll();
  }

  OkHttpClient client() {
    return shared;
  }
}
