package dev.hookline.worker.internal.http.connection;

import static java.util.Objects.requireNonNull;

import dev.hookline.worker.internal.http.connection.ProxyServer.Kind;
import dev.hookline.worker.internal.http.tls.ClientTls;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Creates the HTTP clients of a worker. */
final class ClientFactory {

  private static final int IDLE_CONNECTIONS = 200;
  private static final Duration IDLE_TIME = Duration.ofSeconds(30);

  private final NetworkPolicy policy;
  private final OkHttpClient base;
  private final Lookups names;

  ClientFactory(NetworkPolicy policy, OkHttpClient base) {
    this.policy = policy;
    this.base = base;
    this.names = new Lookups(base.dns());
  }

  OkHttpClient client(ConnectionSettings settings, KeptConnections connections) {
    @Nullable ClientTls tls = settings.tls();
    X509TrustManager trust =
        tls != null && tls.trust() != null
            ? tls.trust()
            : requireNonNull(base.x509TrustManager(), "trust manager");
    TlsSocketFactory sockets =
        new TlsSocketFactory(trust, tls == null ? null : tls.identity(), connections);
    OkHttpClient.Builder client =
        base.newBuilder()
            .addInterceptor(policy::checkTarget)
            .addNetworkInterceptor(ConnectOnly::stop)
            .addNetworkInterceptor(OriginalResponse::hide)
            .connectionPool(
                new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toSeconds(), TimeUnit.SECONDS))
            .sslSocketFactory(sockets, trust)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .eventListenerFactory(call -> events(call.request()))
            // one limit counts: the attempt's, set as call timeout by each call
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    return dialing(client, settings.proxy(), connections).build();
  }

  private OkHttpClient.Builder dialing(
      OkHttpClient.Builder client, @Nullable ProxyServer proxy, KeptConnections connections) {
    AddressPolicy addresses = policy.addresses();
    if (proxy == null) {
      return client
          .socketFactory(new PolicySocketFactory(Dialer.direct(addresses), connections))
          .dns(name -> addresses.vetted(names.lookup(name)))
          // a proxy of the JVM's properties would be connected to in the place of the endpoint
          .proxy(Proxy.NO_PROXY);
    }
    client.addInterceptor(new ProxiedTargets(policy, names, proxy));
    if (proxy.kind() == Kind.SOCKS5) {
      return client
          .socketFactory(
              new PolicySocketFactory(new SocksDialer(proxy, addresses, names), connections))
          .dns(new NameOnlyDns())
          .proxy(Proxy.NO_PROXY);
    }
    return client
        .socketFactory(new PolicySocketFactory(Dialer.toProxy(addresses), connections))
        .dns(new ProxyDns(names))
        .proxyAuthenticator(new TunnelLogin(proxy))
        .proxy(
            new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
  }

  private static EventListener events(Request request) {
    AttemptEvents events = request.tag(AttemptEvents.class);
    return events == null ? EventListener.NONE : events;
  }
}
