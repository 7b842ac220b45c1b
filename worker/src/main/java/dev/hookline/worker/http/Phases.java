package dev.hookline.worker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether a call had its connection when its time was over, and closes one that no other
 * request may use: an answer of HTTP/1.0 ends it unless it says otherwise (RFC 9112, section 9.3),
 * which OkHttp does not look at.
 */
final class Phases extends EventListener {

  /** Marks an error of a call that had no connection yet. */
  private static final class WhileConnecting extends Throwable {
    private static final long serialVersionUID = 1;

    WhileConnecting() {
      super("no connection yet", null, false, false);
    }
  }

  private volatile @Nullable Connection connection;
  private volatile boolean ended;

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connection = null;
  }

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    connection = acquired;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    ended =
        response.protocol() == Protocol.HTTP_1_0
            && !"keep-alive".equalsIgnoreCase(response.header("Connection"));
  }

  /** Comes before the connection is offered to the next call. */
  @Override
  public void responseBodyEnd(Call call, long bytes) {
    Connection used = connection;
    if (ended && used != null) {
      try {
        used.socket().close();
      } catch (IOException e) {
        // it is closed either way
      }
    }
  }

  @Override
  public void callFailed(Call call, IOException error) {
    if (connection == null) {
      error.addSuppressed(new WhileConnecting());
    }
  }

  static boolean wasConnecting(IOException error) {
    for (Throwable suppressed : error.getSuppressed()) {
      if (suppressed instanceof WhileConnecting) {
        return true;
      }
    }
    return false;
  }
}
