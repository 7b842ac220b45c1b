package dev.hookline.worker.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps a call off a kept connection that its endpoint has closed meanwhile. OkHttp looks only
 * after ten idle seconds, which is later than many servers wait; the request would be lost, and
 * could not be repeated, since it may have arrived. So a kept connection is looked at before
 * anything is sent on it, and another one taken where it is closed: that is safe. A look takes a
 * millisecond, so one that has been kept before and was used just now is spared it.
 */
final class KeptConnections {

  private static final int LOOK_MILLIS = 1;

  /** Shorter than any server waits for the next request of a connection that it keeps. */
  private static final long JUST_NOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** When a connection was last used, and whether it was kept before that. */
  private record Use(boolean wasKept, long at) {}

  /** Nothing was sent. */
  private static final class ClosedMeanwhileException extends IOException {
    private static final long serialVersionUID = 1;

    ClosedMeanwhileException() {
      super("endpoint has closed the kept connection");
    }
  }

  private final Map<Connection, Use> uses = Collections.synchronizedMap(new WeakHashMap<>());

  private KeptConnections() {}

  static OkHttpClient.Builder watchedBy(OkHttpClient.Builder builder) {
    KeptConnections kept = new KeptConnections();
    return builder.addInterceptor(kept::send).addNetworkInterceptor(kept::look);
  }

  /** Each turn takes one closed connection out of the pool. */
  private Response send(Interceptor.Chain chain) throws IOException {
    while (true) {
      try {
        return chain.proceed(chain.request());
      } catch (ClosedMeanwhileException e) {
        // the next connection is looked at too, and a new one need not be
      }
    }
  }

  private Response look(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null || connection.protocol().compareTo(Protocol.HTTP_1_1) > 0) {
      return chain.proceed(chain.request());
    }
    Use last = uses.get(connection);
    if (last != null && needsLook(last) && isClosed(connection.socket())) {
      throw new ClosedMeanwhileException();
    }
    try {
      return chain.proceed(chain.request());
    } finally {
      uses.put(connection, new Use(last != null, System.nanoTime()));
    }
  }

  private static boolean needsLook(Use last) {
    return !last.wasKept() || System.nanoTime() - last.at() > JUST_NOW_NANOS;
  }

  /** Whatever an endpoint says unasked, its connection is of no use any more. */
  private static boolean isClosed(Socket socket) {
    try {
      int before = socket.getSoTimeout();
      socket.setSoTimeout(LOOK_MILLIS);
      try {
        int unused = socket.getInputStream().read();
        return true;
      } finally {
        socket.setSoTimeout(before);
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
