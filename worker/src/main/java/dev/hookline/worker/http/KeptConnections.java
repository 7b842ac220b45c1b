package dev.hookline.worker.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps a call off a kept connection that its endpoint has closed meanwhile. OkHttp looks only
 * after ten idle seconds, which is later than many servers wait; the request would be lost, and
 * could not be repeated, since it may have arrived. So every kept connection is looked at before
 * anything is sent on it, and another one taken where it is closed: that is safe.
 */
final class KeptConnections {

  private static final int LOOK_MILLIS = 1;

  /** Nothing was sent. */
  private static final class ClosedMeanwhileException extends IOException {
    private static final long serialVersionUID = 1;

    ClosedMeanwhileException() {
      super("endpoint has closed the kept connection");
    }
  }

  private final Set<Connection> used =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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
    if (connection != null
        && connection.protocol().compareTo(Protocol.HTTP_1_1) <= 0
        && !used.add(connection)
        && isClosed(connection.socket())) {
      throw new ClosedMeanwhileException();
    }
    return chain.proceed(chain.request());
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
