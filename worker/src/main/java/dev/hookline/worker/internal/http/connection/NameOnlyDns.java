package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves no name: a SOCKS proxy gets the name itself, carried by a placeholder address. */
final class NameOnlyDns implements Dns {

  private static final byte[] NOWHERE = {0, 0, 0, 0};

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    return List.of(InetAddress.getByAddress(hostname, NOWHERE));
  }

  /**
   * Returns whether the address stands for a name; a literal one of this value is blocked before.
   */
  static boolean isPlaceholder(InetAddress address) {
    return address.isAnyLocalAddress();
  }
}
