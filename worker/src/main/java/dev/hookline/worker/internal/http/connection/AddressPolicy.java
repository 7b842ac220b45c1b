package dev.hookline.worker.internal.http.connection;

import static dev.hookline.worker.internal.http.connection.NetworkRule.mostSpecific;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a worker may call. Link-local addresses and cloud metadata services are always
 * blocked; private and loopback addresses are not, unless only public addresses may be called. An
 * IPv6 address that embeds an IPv4 one (mapped, NAT64, 6to4, Teredo and the like) is checked by
 * both. The most specific network decides, and of equal ones the allowed one. Immutable.
 */
public final class AddressPolicy {

  private final boolean isPublicOnly;
  private final List<NetworkRule> special;
  private final List<NetworkRule> allowed;
  private final List<NetworkRule> blocked;

  /**
   * Creates a policy that allows private addresses.
   *
   * @param allowed networks that are allowed although a wider one is blocked, such as {@code
   *     169.254.10.0/24}
   * @param blocked additional blocked networks, such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is not of the form address/bits
   */
  public AddressPolicy(List<String> allowed, List<String> blocked) {
    this(false, allowed, blocked);
  }

  /** As above; only public addresses and allowed networks may be called if {@code isPublicOnly}. */
  public AddressPolicy(boolean isPublicOnly, List<String> allowed, List<String> blocked) {
    this.isPublicOnly = isPublicOnly;
    this.special =
        isPublicOnly
            ? Stream.of(SpecialNetworks.NEVER_CALLED, SpecialNetworks.NOT_PUBLIC)
                .flatMap(List::stream)
                .toList()
            : SpecialNetworks.NEVER_CALLED;
    this.allowed = NetworkRule.all(allowed, "in HOOKLINE_ALLOWED_NETWORKS");
    this.blocked = NetworkRule.all(blocked, "in HOOKLINE_BLOCKED_NETWORKS");
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

  boolean isPublicOnly() {
    return isPublicOnly;
  }

  boolean allows(InetAddress address) {
    return refusal(address, special, blocked) == null;
  }

  /** Checks the address that a socket is about to be connected to. */
  void check(InetAddress address) throws BlockedAddressException {
    refuse(address, refusal(address, special, blocked));
  }

  /**
   * Checks the addresses of a name before connecting: none may be blocked. OkHttp does not look up
   * literal addresses; {@link Dialer} checks those.
   */
  List<InetAddress> vetted(List<InetAddress> addresses) throws BlockedAddressException {
    for (InetAddress address : addresses) {
      check(address);
    }
    return addresses;
  }

  /**
   * Checks an address that a proxy is to be asked for: its loopback addresses are those of its own
   * machine, so they must be allowed explicitly.
   */
  void checkThroughProxy(InetAddress address) throws BlockedAddressException {
    check(address);
    refuse(address, refusal(address, SpecialNetworks.LOOPBACK, List.of()));
  }

  /**
   * Checks a proxy's own address. The operator has named the proxy, so it may be in a private or
   * blocked network, but its name must not lead to a metadata service.
   */
  void checkProxy(InetAddress address) throws BlockedAddressException {
    String refusal = refusal(address, SpecialNetworks.NEVER_CALLED, List.of());
    if (refusal != null) {
      throw BlockedAddressException.proxy(address, refusal);
    }
  }

  private static void refuse(InetAddress address, @Nullable String refusal)
      throws BlockedAddressException {
    if (refusal != null) {
      throw BlockedAddressException.address(address, refusal);
    }
  }

  /** Returns why an address, or one embedded in it, is blocked; null if it is not. */
  private @Nullable String refusal(
      InetAddress address, List<NetworkRule> special, List<NetworkRule> blocked) {
    byte[] bytes = address.getAddress();
    for (byte[] embedded : EmbeddedAddress.in(bytes)) {
      String refusal = refusal(embedded, special, blocked);
      if (refusal != null) {
        return "it leads to an IPv4 address, and " + refusal;
      }
    }
    return refusal(bytes, special, blocked);
  }

  private @Nullable String refusal(
      byte[] address, List<NetworkRule> special, List<NetworkRule> blocked) {
    int exempt = mostSpecific(allowed, address).map(NetworkRule::bits).orElse(-1);
    return mostSpecific(blocked, address)
        .filter(rule -> rule.bits() > exempt)
        .or(
            () ->
                mostSpecific(special, address)
                    .filter(rule -> !rule.isPublic() && rule.bits() > exempt))
        .map(NetworkRule::reason)
        .orElse(null);
  }
}
