package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves the names of proxies, at any address, since the operator has named them. */
final class ProxyDns implements Dns {

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    try {
      return Dns.SYSTEM.lookup(hostname);
    } catch (UnknownHostException e) {
      throw new UnknownProxyException();
    }
  }
}
