package dev.hookline.worker.internal.http.connection;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * Which urls a worker may call, by scheme, port and host as they are written; what the host leads
 * to is for the {@link AddressPolicy}. A blocked host or port stays blocked if it is allowed too.
 * Immutable.
 */
public final class TargetPolicy {

  private static final TargetPolicy ANY =
      new TargetPolicy(List.of(), List.of(), List.of(), List.of(), false);

  private final List<HostPattern> allowedHosts;
  private final List<HostPattern> blockedHosts;
  private final List<PortRange> allowedPorts;
  private final List<PortRange> blockedPorts;
  private final boolean isHttpsOnly;

  /**
   * Creates a policy.
   *
   * @param allowedHosts such as {@code api.example.com} or {@code *.example.com}; empty for all
   * @param blockedHosts the same, of hosts that must not be called
   * @param allowedPorts such as {@code 443} or {@code 8000-8999}; empty for all
   * @param blockedPorts the same, of ports that must not be called
   * @param isHttpsOnly whether only {@code https} urls may be called
   * @throws IllegalArgumentException if one has another form
   */
  public TargetPolicy(
      List<String> allowedHosts,
      List<String> blockedHosts,
      List<String> allowedPorts,
      List<String> blockedPorts,
      boolean isHttpsOnly) {
    this.allowedHosts = hosts(allowedHosts);
    this.blockedHosts = hosts(blockedHosts);
    this.allowedPorts = ports(allowedPorts);
    this.blockedPorts = ports(blockedPorts);
    this.isHttpsOnly = isHttpsOnly;
  }

  /** Returns the policy that allows every url. */
  public static TargetPolicy any() {
    return ANY;
  }

  /**
   * Validates hosts.
   *
   * @throws IllegalArgumentException if one is no name, or {@code *.} and a domain
   */
  public static void checkHosts(List<String> hosts) {
    hosts(hosts);
  }

  /**
   * Validates ports.
   *
   * @throws IllegalArgumentException if one is neither a port nor a range
   */
  public static void checkPorts(List<String> ports) {
    ports(ports);
  }

  private static List<HostPattern> hosts(List<String> hosts) {
    return hosts.stream().map(HostPattern::of).toList();
  }

  private static List<PortRange> ports(List<String> ports) {
    return ports.stream().map(PortRange::of).toList();
  }

  /** Returns whether the operator has named the host. */
  boolean names(String host) {
    return allowedHosts.stream().anyMatch(pattern -> pattern.matches(host));
  }

  void check(HttpUrl url) throws BlockedAddressException {
    if (isHttpsOnly && !url.isHttps()) {
      throw BlockedAddressException.scheme(url.scheme(), "HOOKLINE_HTTPS_ONLY is set");
    }
    checkPort(url.port());
    checkHost(url.host());
  }

  private void checkPort(int port) throws BlockedAddressException {
    if (blockedPorts.stream().anyMatch(range -> range.contains(port))) {
      throw BlockedAddressException.port(port, "it is in HOOKLINE_BLOCKED_PORTS");
    }
    if (!allowedPorts.isEmpty() && allowedPorts.stream().noneMatch(range -> range.contains(port))) {
      throw BlockedAddressException.port(port, "it is not in HOOKLINE_ALLOWED_PORTS");
    }
  }

  private void checkHost(String host) throws BlockedAddressException {
    for (HostPattern pattern : blockedHosts) {
      if (pattern.matches(host)) {
        throw BlockedAddressException.host(
            host, "%s is in HOOKLINE_BLOCKED_HOSTS".formatted(pattern.text()));
      }
    }
    if (!allowedHosts.isEmpty() && !names(host)) {
      throw BlockedAddressException.host(host, "it is not in HOOKLINE_ALLOWED_HOSTS");
    }
  }
}
