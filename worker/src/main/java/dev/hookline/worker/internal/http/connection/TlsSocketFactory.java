package dev.hookline.worker.internal.http.connection;

import dev.hookline.worker.internal.http.tls.ClientIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Adds TLS to sockets of {@link PolicySocketFactory}. */
final class TlsSocketFactory extends SSLSocketFactory {

  private final SSLSocketFactory factory;
  private final CertificateRequests requests;
  private final KeptConnections connections;

  TlsSocketFactory(
      X509TrustManager trust, @Nullable ClientIdentity identity, KeptConnections connections) {
    this.connections = connections;
    this.requests = new CertificateRequests(identity);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {requests}, new TrustManager[] {trust}, null);
      factory = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
    return new TlsSocket(tls, (ChannelSocket) socket, requests, connections);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("TLS needs a connected socket");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("TLS needs a connected socket");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("TLS needs a connected socket");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("TLS needs a connected socket");
  }
}
