package dev.hookline.worker.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names, and refuses those of which any address is forbidden, before one is connected to.
 * OkHttp does not ask it for what it takes for an address; {@link ChannelSocket} judges those.
 */
final class PolicyDns implements Dns {

  private final AddressPolicy policy;

  PolicyDns(AddressPolicy policy) {
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
