package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** The tag of a request that is not sent: its exchange ends once it is connected. */
public final class ConnectOnly {

  /** The only tag. */
  public static final ConnectOnly TAG = new ConnectOnly();

  /** The connection is open, and TLS established; nothing was sent on it. */
  public static final class ConnectedException extends IOException {
    private static final long serialVersionUID = 1;

    ConnectedException() {
      super("connected");
    }
  }

  private ConnectOnly() {}

  /** OkHttp calls it between connecting and sending. */
  static Response stop(Interceptor.Chain chain) throws IOException {
    if (chain.request().tag(ConnectOnly.class) != null) {
      throw new ConnectedException();
    }
    return chain.proceed(chain.request());
  }
}
