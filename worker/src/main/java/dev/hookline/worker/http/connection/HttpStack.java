package dev.hookline.worker.http.connection;

import static java.util.Objects.requireNonNull;

import java.net.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The HTTP client of a worker; all its attempts share its kept connections. */
public final class HttpStack implements AutoCloseable {

  private static final int IDLE_CONNECTIONS = 200;
  private static final Duration IDLE_TIME = Duration.ofSeconds(30);

  private final KeptConnections connections;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();

  /** Creates a client that may call what the policy allows. */
  public HttpStack(AddressPolicy addresses) {
    this(addresses, new OkHttpClient.Builder());
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
    connections = new KeptConnections(nanoClock, kept -> client(addresses, builder.build(), kept));
  }

  private static OkHttpClient client(
      AddressPolicy addresses, OkHttpClient base, KeptConnections connections) {
    X509TrustManager trust = requireNonNull(base.x509TrustManager(), "trust manager");
    return base.newBuilder()
        .addNetworkInterceptor(OriginalResponse::hide)
        .connectionPool(
            new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toSeconds(), TimeUnit.SECONDS))
        .socketFactory(new PolicySocketFactory(addresses, connections))
        .sslSocketFactory(new TlsSocketFactory(trust, connections), trust)
        .dns(addresses::lookup)
        // a proxy from JVM properties would be called instead of the endpoint
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .eventListenerFactory(call -> events(call.request()))
        // the only timeout is the attempt's, set as call timeout on each call
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  private static EventListener events(Request request) {
    AttemptEvents events = request.tag(AttemptEvents.class);
    return events == null ? EventListener.NONE : events;
  }

  /**
   * Returns an exchange that is ready to be executed.
   *
   * @param timeout covers everything from the DNS lookup to the last byte of the response
   * @param shownEndpoint the endpoint as logs may show it
   */
  public Exchange exchange(Request request, Duration timeout, String shownEndpoint) {
    return new Exchange(connections, running, request, timeout, shownEndpoint);
  }

  /** Stops all running exchanges; their requests may have arrived. */
  public void cancelAll() {
    // OkHttp's own list omits those whose head is read
    running.forEach(Exchange::cancel);
  }

  /** Closes idle connections and ends the client's threads. */
  @Override
  public void close() {
    connections.client().dispatcher().executorService().shutdown();
    connections.close();
  }
}
