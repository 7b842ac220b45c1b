package dev.hookline.worker.http.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import org.jspecify.annotations.Nullable;

/** Follows one attempt through OkHttp, and guards its connection meanwhile. */
final class AttemptEvents extends EventListener {

  private final KeptConnections connections;
  private final String endpoint;
  private final String shown;
  private final KeptConnections.Lease lease;

  private volatile boolean hasConnection;
  private @Nullable ResponseGuard guard;

  /** The same, of any protocol. */
  private @Nullable ResponseGuard connection;

  private @Nullable Response head;
  private boolean isAbandoned;
  private boolean isDoubtful;

  /**
   * Makes the listener of an attempt.
   *
   * @param endpoint what tells endpoints apart
   * @param shown what logs may show of the endpoint
   */
  AttemptEvents(
      KeptConnections connections, String endpoint, String shown, KeptConnections.Lease lease) {
    this.connections = connections;
    this.endpoint = endpoint;
    this.shown = shown;
    this.lease = lease;
  }

  /** Returns whether the attempt ended before it had a connection. */
  boolean wasConnecting() {
    return !hasConnection;
  }

  /** Returns the response's head, without its content; null if none was read. */
  @Nullable Response head() {
    return head;
  }

  /** Returns what an error means by which HTTP/2 only says that its connection has ended. */
  IOException explained(IOException error) {
    return connection != null && error instanceof ConnectionShutdownException
        ? connection.explained(error)
        : error;
  }

  /** The rest of the response is not read. */
  void abandon() {
    isAbandoned = true;
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
    this.connection = connection.socket() instanceof GuardedSocket any ? any.guard() : null;
    boolean isMultiplexed = connection.protocol().compareTo(Protocol.HTTP_1_1) > 0;
    connections.multiplexed(endpoint, isMultiplexed);
    if (!isMultiplexed && connection.socket() instanceof GuardedSocket socket) {
      guard = socket.guard();
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    if (guard != null) {
      // attempts share only connections whose protocol tells their responses apart
      guard.begin(endpoint, shown, lease.isUsedOnce() || lease.single() == null);
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
    if (used != null && isAbandoned) {
      used.abandon();
    } else if (used != null) {
      isDoubtful = used.end();
    }
  }
}
