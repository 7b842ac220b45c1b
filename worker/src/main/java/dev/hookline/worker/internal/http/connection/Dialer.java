package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
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
      connectToProxy(socket, proxy, timeout);
    };
  }

  /** Connects to a proxy; that it cannot be reached is not the endpoint's fault. */
  static void connectToProxy(Socket socket, InetSocketAddress proxy, int timeoutMillis)
      throws IOException {
    try {
      socket.connect(proxy, timeoutMillis);
    } catch (ConnectException | NoRouteToHostException e) {
      throw unusable("refused the connection");
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw unusable("closed the connection");
    }
  }

  private static ProxyFailureException unusable(String what) {
    return new ProxyFailureException(ProxyFailureException.Kind.UNUSABLE, what);
  }
}
