package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * A client that carries one exchange at a time, so that it keeps exactly one known connection.
 * OkHttp's own pool would always take the first idle connection, rested or not.
 */
final class SingleConnectionClient {

  private static final Duration IDLE_TIME = Duration.ofSeconds(30);

  private final OkHttpClient client;

  /** When its connection has rested enough to be reused, by the owner's clock. */
  private long restedAt;

  SingleConnectionClient(OkHttpClient base) {
    client =
        base.newBuilder()
            .addInterceptor(SingleConnectionClient::onAnotherConnection)
            .connectionPool(new ConnectionPool(1, IDLE_TIME.toSeconds(), TimeUnit.SECONDS))
            .build();
  }

  /** Repeats the call if a kept connection turned out unfit before anything was sent. */
  private static Response onAnotherConnection(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (StaleConnectionException e) {
      // the kept one is closed, and a new one is never unfit
      return chain.proceed(chain.request());
    }
  }

  OkHttpClient http() {
    return client;
  }

  boolean hasConnection() {
    return client.connectionPool().connectionCount() > 0;
  }

  void closeConnection() {
    client.connectionPool().evictAll();
  }

  void restUntil(long nanos) {
    restedAt = nanos;
  }

  boolean isRested(long nanos) {
    return nanos - restedAt >= 0;
  }
}
