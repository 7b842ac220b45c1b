package dev.hookline.worker;

import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.NetworkPolicy;
import dev.hookline.worker.internal.http.connection.TargetPolicy;
import java.util.List;

/**
 * What a worker may call; anything else fails as {@code blocked_address}. Immutable.
 *
 * <p>Link-local addresses and metadata services are always blocked. The most specific network
 * decides on an address, and of equal ones the allowed one. A host or port that is both allowed and
 * blocked is blocked.
 *
 * @param isPublicOnly whether only public addresses may be called; default false
 * @param isHttpsOnly whether only {@code https} urls may be called; default false
 * @param allowedNetworks exceptions to the blocked networks, as address/bits; default none
 * @param blockedNetworks additional networks that may not be called; default none
 * @param allowedHosts the hosts that may be called, as {@code api.example.com} or {@code
 *     *.example.com}; default all
 * @param blockedHosts hosts that may not be called; default none
 * @param allowedPorts the ports that may be called, as {@code 443} or {@code 8000-8999}; default
 *     all
 * @param blockedPorts ports that may not be called; default none
 */
public record NetworkSettings(
    boolean isPublicOnly,
    boolean isHttpsOnly,
    List<String> allowedNetworks,
    List<String> blockedNetworks,
    List<String> allowedHosts,
    List<String> blockedHosts,
    List<String> allowedPorts,
    List<String> blockedPorts) {

  private static final NetworkSettings STANDARD = all(false, false);
  private static final NetworkSettings PUBLIC_ONLY = all(true, false);

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a network, host or port has another form
   */
  public NetworkSettings {
    allowedNetworks = List.copyOf(allowedNetworks);
    blockedNetworks = List.copyOf(blockedNetworks);
    allowedHosts = List.copyOf(allowedHosts);
    blockedHosts = List.copyOf(blockedHosts);
    allowedPorts = List.copyOf(allowedPorts);
    blockedPorts = List.copyOf(blockedPorts);
    AddressPolicy.check(allowedNetworks);
    AddressPolicy.check(blockedNetworks);
    TargetPolicy.checkHosts(allowedHosts);
    TargetPolicy.checkHosts(blockedHosts);
    TargetPolicy.checkPorts(allowedPorts);
    TargetPolicy.checkPorts(blockedPorts);
  }

  private static NetworkSettings all(boolean isPublicOnly, boolean isHttpsOnly) {
    List<String> none = List.of();
    return new NetworkSettings(isPublicOnly, isHttpsOnly, none, none, none, none, none, none);
  }

  /** Returns the default: everything except link-local addresses and metadata services. */
  public static NetworkSettings standard() {
    return STANDARD;
  }

  /** Returns the settings for webhooks on the internet: public addresses only. */
  public static NetworkSettings publicOnly() {
    return PUBLIC_ONLY;
  }

  NetworkPolicy policy() {
    return new NetworkPolicy(
        new TargetPolicy(allowedHosts, blockedHosts, allowedPorts, blockedPorts, isHttpsOnly),
        new AddressPolicy(isPublicOnly, allowedNetworks, blockedNetworks));
  }
}
