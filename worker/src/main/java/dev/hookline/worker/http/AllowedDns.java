package dev.hookline.worker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names, and refuses those of which any address is forbidden. OkHttp asks it for literal
 * addresses too, and connects to what it returns, so that a name cannot change in between.
 */
final class AllowedDns implements Dns {

  /** A name with a forbidden address, which is the message. */
  static final class BlockedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    BlockedAddressException(InetAddress address) {
      super(address.getHostAddress());
    }
  }

  private final AddressPolicy policy;

  AllowedDns(AddressPolicy policy) {
    this.policy = policy;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = Dns.SYSTEM.lookup(hostname);
    for (InetAddress address : addresses) {
      if (!policy.allows(address)) {
        throw new BlockedAddressException(address);
      }
    }
    return addresses;
  }
}
