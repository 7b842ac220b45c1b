package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;

/** Connects sockets to endpoints, directly or through a proxy. */
interface Dialer {

  /** Connects the socket, so that the bytes sent on it reach the endpoint. */
  void connect(Socket socket, InetSocketAddress endpoint, int timeoutMillis) throws IOException;

  /** Connects to addresses that the policy allows. */
  static Dialer direct(AddressPolicy policy) {
    return (socket, endpoint, timeout) -> {
      policy.check(endpoint.getAddress());
      socket.connect(endpoint, timeout);
    };
  }

  /** Connects to an HTTP proxy. */
  static Dialer toProxy(AddressPolicy policy) {
    return (socket, proxy, timeout) -> {
      policy.checkProxy(proxy.getAddress());
      try {
        socket.connect(proxy, timeout);
      } catch (ConnectException | NoRouteToHostException e) {
        throw refused();
      }
    };
  }

  static ProxyFailureException refused() {
    return new ProxyFailureException(ProxyFailureException.Kind.UNUSABLE, "refused the connection");
  }
}
