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

  private final AddressPolicy addresses;
  private final OkHttpClient base;

  ClientFactory(AddressPolicy addresses, OkHttpClient base) {
    this.addresses = addresses;
    this.base = base;
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
    if (proxy == null) {
      return client
          .socketFactory(new PolicySocketFactory(Dialer.direct(addresses), connections))
          .dns(addresses::lookup)
          // a proxy of the JVM's properties would be connected to in the place of the endpoint
          .proxy(Proxy.NO_PROXY);
    }
    client.addInterceptor(new ProxiedTargets(addresses, proxy));
    if (proxy.kind() == Kind.SOCKS5) {
      return client
          .socketFactory(new PolicySocketFactory(new SocksDialer(proxy), connections))
          .dns(new NameOnlyDns())
          .proxy(Proxy.NO_PROXY);
    }
    return client
        .socketFactory(new PolicySocketFactory(Dialer.toProxy(), connections))
        .dns(new ProxyDns())
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
