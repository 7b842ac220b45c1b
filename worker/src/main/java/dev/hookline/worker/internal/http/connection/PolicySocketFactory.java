package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Creates sockets that connect only to addresses that the policy allows. */
final class PolicySocketFactory extends SocketFactory {

  private final Dialer dialer;
  private final KeptConnections connections;

  PolicySocketFactory(Dialer dialer, KeptConnections connections) {
    this.dialer = dialer;
    this.connections = connections;
  }

  @Override
  public Socket createSocket() throws IOException {
    return ChannelSocket.open(dialer, connections);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw notUsed();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw notUsed();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw notUsed();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw notUsed();
  }

  /** OkHttp connects sockets itself, with its own timeouts. */
  private static RuntimeException notUsed() {
    return new UnsupportedOperationException("sockets are created unconnected");
  }
}
