package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Follows one attempt through OkHttp, and guards its connection. */
final class AttemptEvents extends EventListener {

  private final KeptConnections connections;
  private final String endpoint;
  private final String shown;
  private final KeptConnections.Lease lease;

  private final PhaseTimes times = new PhaseTimes();
  private volatile boolean hasConnection;
  private volatile boolean isOpeningTunnel;
  private @Nullable ResponseGuard guard;

  /** The same, of any protocol. */
  private @Nullable ResponseGuard connection;

  private @Nullable Response head;
  private boolean isAmbiguous;

  /**
   * Creates the listener of an attempt.
   *
   * @param endpoint the endpoint's key
   * @param shown the endpoint as logs may show it
   */
  AttemptEvents(
      KeptConnections connections, String endpoint, String shown, KeptConnections.Lease lease) {
    this.connections = connections;
    this.endpoint = endpoint;
    this.shown = shown;
    this.lease = lease;
  }

  /** Returns whether the attempt ended while connecting. */
  boolean wasConnecting() {
    return !hasConnection;
  }

  /** Returns whether it waits for, or has not got, a tunnel through an HTTP proxy. */
  boolean isOpeningTunnel() {
    return isOpeningTunnel;
  }

  /** Returns the response's head, without its content; null if none was read. */
  @Nullable Response head() {
    return head;
  }

  /** Returns the cause of an error by which HTTP/2 only reports that its connection has ended. */
  IOException translated(IOException error) {
    return connection != null && ConnectionErrors.isEndOfHttp2(error)
        ? connection.translated(error)
        : error;
  }

  /**
   * Leaves the rest of the response unread, and closes its connection at once: OkHttp would read
   * for another 100 ms to keep it.
   */
  void abandon() {
    if (guard != null) {
      guard.abandon();
      guard = null;
    }
  }

  /** Returns whether the response may belong to an earlier request on the same connection. */
  boolean isAmbiguous() {
    return isAmbiguous;
  }

  /** Returns how long the attempt spent in each phase; called once, when it has ended. */
  Map<String, Duration> phases() {
    return times.durations();
  }

  @Override
  public void dnsStart(Call call, String name) {
    times.begin(Phase.DNS);
  }

  @Override
  public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
    times.end(Phase.DNS);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    times.begin(Phase.CONNECT);
    hasConnection = false;
    // a plain request is sent to an HTTP proxy itself
    isOpeningTunnel = proxy.type() == Proxy.Type.HTTP && call.request().isHttps();
  }

  /** OkHttp calls this once the tunnel is open. */
  @Override
  public void secureConnectStart(Call call) {
    isOpeningTunnel = false;
    times.end(Phase.CONNECT);
    times.begin(Phase.TLS);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    times.end(Phase.TLS);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    times.end(Phase.CONNECT);
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
    times.begin(Phase.FIRST_BYTE);
    if (guard != null) {
      // attempts share a connection only if its protocol matches responses to requests
      guard.begin(endpoint, shown, lease.isSingleUse() || lease.single() == null);
    }
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    head = response;
    times.end(Phase.FIRST_BYTE);
    times.begin(Phase.BODY);
    if (guard != null) {
      guard.head(Framing.of(response));
    }
  }

  /** OkHttp calls this before it offers the connection to the next call. */
  @Override
  public void responseBodyEnd(Call call, long bytes) {
    times.end(Phase.BODY);
    ResponseGuard used = guard;
    guard = null;
    if (used != null) {
      isAmbiguous = used.end();
    }
  }
}
