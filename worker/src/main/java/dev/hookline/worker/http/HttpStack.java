package dev.hookline.worker.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The one HTTP client of a worker: connections are kept and shared by all its attempts. */
public final class HttpStack implements AutoCloseable {

  private static final int IDLE_CONNECTIONS = 200;
  private static final Duration IDLE_TIME = Duration.ofSeconds(30);

  private final OkHttpClient client;

  /** Makes a client that may call what the policy allows. */
  public HttpStack(AddressPolicy addresses) {
    this(addresses, new OkHttpClient.Builder());
  }

  /** As above, on a builder that already trusts the certificates of a test. */
  HttpStack(AddressPolicy addresses, OkHttpClient.Builder builder) {
    client =
        KeptConnections.watchedBy(builder)
            .addNetworkInterceptor(HttpStack::sendAtOnce)
            .connectionPool(
                new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toSeconds(), TimeUnit.SECONDS))
            .dns(new AllowedDns(addresses))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .eventListenerFactory(call -> new Phases())
            // one limit counts: the attempt's, set as call timeout by each call
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /**
   * Sends with TCP_NODELAY. The end of a request that exceeds OkHttp's buffer of 8 KiB would else
   * wait for the acknowledgement of its beginning, which Linux may hold back for 40 ms.
   */
  private static Response sendAtOnce(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null) {
      hurry(connection.socket());
    }
    return chain.proceed(chain.request());
  }

  private static void hurry(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
    } catch (SocketException e) {
      // closed meanwhile, as sending will find out
    }
  }

  OkHttpClient client() {
    return client;
  }

  /** Stops the calls that run; their requests may have arrived. */
  public void cancelAll() {
    client.dispatcher().cancelAll();
  }

  /** Closes idle connections and ends the client's threads. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
