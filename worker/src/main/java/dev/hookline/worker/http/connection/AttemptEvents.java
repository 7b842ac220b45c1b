package dev.hookline.worker.http.connection;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Follows one attempt through OkHttp, and guards its connection meanwhile. */
final class AttemptEvents extends EventListener {

  private final EndpointConduct conduct;
  private final String endpoint;
  private final String shown;

  private volatile boolean hasConnection;
  private @Nullable ResponseGuard guard;
  private @Nullable Response head;
  private boolean isDoubtful;

  /**
   * Makes the listener of an attempt.
   *
   * @param shown what logs may show of the endpoint
   */
  AttemptEvents(EndpointConduct conduct, HttpUrl url, String shown) {
    this.conduct = conduct;
    this.endpoint = endpoint(url);
    this.shown = shown;
  }

  /** Returns what tells endpoints apart. */
  static String endpoint(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }

  /** Returns whether the attempt ended before it had a connection. */
  boolean wasConnecting() {
    return !hasConnection;
  }

  /** Returns the response's head, without its body; null if none was read. */
  @Nullable Response head() {
    return head;
  }

  /** Returns whether the response may be that of an earlier request on the same connection. */
  boolean isDoubtful() {
    return isDoubtful;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    hasConnection = false;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    hasConnection = true;
    guard = null;
    if (connection.protocol().compareTo(Protocol.HTTP_1_1) > 0) {
      conduct.proved(endpoint);
    } else if (connection.socket() instanceof GuardedSocket socket) {
      guard = socket.guard();
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    if (guard != null) {
      guard.begin(endpoint, shown);
    }
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    head = response;
    if (guard != null) {
      guard.head(Framing.of(response));
    }
  }

  /** Comes before the connection is offered to the next call. */
  @Override
  public void responseBodyEnd(Call call, long bytes) {
    ResponseGuard used = guard;
    guard = null;
    if (used != null) {
      isDoubtful = used.end();
    }
  }
}
