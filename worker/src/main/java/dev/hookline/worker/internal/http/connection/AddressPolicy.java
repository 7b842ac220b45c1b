package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;

/**
 * Which addresses a worker may call. Link-local addresses and cloud metadata services are blocked
 * unless an allowed network contains them; private and loopback addresses are not, since most
 * webhooks run inside the same network. An IPv6 address that embeds an IPv4 one (mapped, NAT64,
 * 6to4, Teredo and the like) is checked by both.
 */
public final class AddressPolicy {

  private static final List<Cidr> FORBIDDEN =
      List.of(
          Cidr.of("0.0.0.0/8"),
          Cidr.of("100.100.100.200/32"),
          Cidr.of("169.254.0.0/16"),
          Cidr.of("168.63.129.16/32"),
          Cidr.of("192.0.0.192/32"),
          Cidr.of("224.0.0.0/4"),
          Cidr.of("255.255.255.255/32"),
          Cidr.of("::/128"),
          Cidr.of("fe80::/10"),
          Cidr.of("fd00:42::42/128"),
          Cidr.of("fd00:ec2::23/128"),
          Cidr.of("fd00:ec2::254/128"),
          Cidr.of("fd20:ce::254/128"),
          Cidr.of("ff00::/8"));

  private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("::1/128"));

  private final List<Cidr> allowed;
  private final List<Cidr> blocked;

  /**
   * Creates a policy.
   *
   * @param allowed networks that are always allowed, such as {@code 169.254.10.0/24}
   * @param blocked additional blocked networks, such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is not of the form address/bits
   */
  public AddressPolicy(List<String> allowed, List<String> blocked) {
    this.allowed = allowed.stream().map(Cidr::of).toList();
    this.blocked = blocked.stream().map(Cidr::of).toList();
  }

  /**
   * Validates the networks of a policy.
   *
   * @throws IllegalArgumentException if one is not of the form address/bits
   */
  public static void check(List<String> networks) {
    networks.forEach(Cidr::of);
  }

  /** Returns the default policy. */
  public static AddressPolicy standard() {
    return new AddressPolicy(List.of(), List.of());
  }

  /**
   * Resolves a name, and refuses it if any of its addresses is blocked, before connecting. OkHttp
   * does not look up literal addresses; {@link ChannelSocket} checks those.
   */
  List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = Dns.SYSTEM.lookup(hostname);
    for (InetAddress address : addresses) {
      if (!allows(address)) {
        throw new BlockedAddressException(address);
      }
    }
    return addresses;
  }

  boolean allows(InetAddress address) {
    byte[] bytes = address.getAddress();
    return allows(bytes) && EmbeddedAddress.in(bytes).stream().allMatch(this::allows);
  }

  /**
   * Returns whether a proxy may be asked for the address: its loopback addresses are those of its
   * own machine, so they must be allowed explicitly.
   */
  boolean allowsThroughProxy(InetAddress address) {
    byte[] bytes = address.getAddress();
    List<byte[]> all = new ArrayList<>(EmbeddedAddress.in(bytes));
    all.add(bytes);
    return allows(address)
        && all.stream()
            .allMatch(
                one ->
                    LOOPBACK.stream().noneMatch(network -> network.holds(one))
                        || allowed.stream().anyMatch(network -> network.holds(one)));
  }

  private boolean allows(byte[] address) {
    if (allowed.stream().anyMatch(network -> network.holds(address))) {
      return true;
    }
    return FORBIDDEN.stream().noneMatch(network -> network.holds(address))
        && blocked.stream().noneMatch(network -> network.holds(address));
  }
}
