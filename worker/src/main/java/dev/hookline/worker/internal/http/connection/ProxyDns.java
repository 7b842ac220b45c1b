package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves the names of proxies; {@link Dialer} checks their addresses. */
record ProxyDns(Dns names) implements Dns {

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    try {
      return names.lookup(hostname);
    } catch (UnknownHostException e) {
      throw new UnknownProxyException();
    }
  }
}
