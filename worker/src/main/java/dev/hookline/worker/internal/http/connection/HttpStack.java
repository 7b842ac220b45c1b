package dev.hookline.worker.internal.http.connection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The HTTP clients of a worker, one for each set of connection settings; all attempts with the same
 * settings share kept connections.
 */
public final class HttpStack implements AutoCloseable {

  /** Rotated certificates make new settings; connections of forgotten ones end by themselves. */
  private static final int MAX_SETTINGS = 200;

  private final ClientFactory clients;
  private final Proxies proxies;
  private final LongSupplier nanoClock;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private final KeptConnections standard;
  private final Map<ConnectionSettings, KeptConnections> bySettings =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Creates clients that may call what the policy allows, without any proxy. */
  public HttpStack(AddressPolicy addresses) {
    this(addresses, Proxies.none());
  }

  /** Creates clients that may call what the policy allows, directly or through these proxies. */
  public HttpStack(AddressPolicy addresses, Proxies proxies) {
    this(NetworkPolicy.of(addresses), proxies);
  }

  /** As above, with a policy on hosts, ports and schemes too. */
  public HttpStack(NetworkPolicy policy, Proxies proxies) {
    this(policy, proxies, new OkHttpClient.Builder());
  }

  /** As above, on a builder that already has the names and trusts the certificates of a test. */
  public HttpStack(NetworkPolicy policy, Proxies proxies, OkHttpClient.Builder builder) {
    this(policy, proxies, builder, System::nanoTime);
  }

  /** As above, on a builder that already trusts the certificates of a test. */
  public HttpStack(AddressPolicy addresses, OkHttpClient.Builder builder) {
    this(addresses, builder, System::nanoTime);
  }

  /**
   * As above, with the clock of a test.
   *
   * @param nanoClock measures how long a connection has rested
   */
  public HttpStack(AddressPolicy addresses, OkHttpClient.Builder builder, LongSupplier nanoClock) {
    this(NetworkPolicy.of(addresses), Proxies.none(), builder, nanoClock);
  }

  private HttpStack(
      NetworkPolicy policy, Proxies proxies, OkHttpClient.Builder builder, LongSupplier nanoClock) {
    this.clients = new ClientFactory(policy, builder.build());
    this.proxies = proxies;
    this.nanoClock = nanoClock;
    this.standard = connections(ConnectionSettings.DEFAULT);
  }

  private KeptConnections connections(ConnectionSettings settings) {
    return new KeptConnections(nanoClock, kept -> clients.client(settings, kept));
  }

  /** Returns the proxies that attempts may use. */
  public Proxies proxies() {
    return proxies;
  }

  /**
   * Returns an exchange that is ready to be executed, with the JVM's TLS and without a proxy.
   *
   * @param timeout covers everything from the DNS lookup to the last byte of the response
   * @param shownEndpoint the endpoint as logs may show it
   */
  public Exchange exchange(Request request, Duration timeout, String shownEndpoint) {
    return exchange(request, timeout, shownEndpoint, ConnectionSettings.DEFAULT);
  }

  /** As above, on a connection with these settings. */
  public Exchange exchange(
      Request request, Duration timeout, String shownEndpoint, ConnectionSettings settings) {
    return new Exchange(connectionsOf(settings), running, request, timeout, shownEndpoint);
  }

  private KeptConnections connectionsOf(ConnectionSettings settings) {
    if (settings.equals(ConnectionSettings.DEFAULT)) {
      return standard;
    }
    synchronized (bySettings) {
      KeptConnections found = bySettings.computeIfAbsent(settings, this::connections);
      if (bySettings.size() > MAX_SETTINGS) {
        var oldest = bySettings.entrySet().iterator();
        oldest.next().getValue().close();
        oldest.remove();
      }
      return found;
    }
  }

  /** Stops all running exchanges; their requests may have arrived. */
  public void cancelAll() {
    // OkHttp's own list omits those whose head is read
    running.forEach(Exchange::cancel);
  }

  /** Closes idle connections and ends the clients' threads. */
  @Override
  public void close() {
    standard.client().dispatcher().executorService().shutdown();
    standard.close();
    synchronized (bySettings) {
      bySettings.values().forEach(KeptConnections::close);
      bySettings.clear();
    }
  }
}
