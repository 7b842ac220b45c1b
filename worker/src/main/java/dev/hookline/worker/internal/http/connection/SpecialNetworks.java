package dev.hookline.worker.internal.http.connection;

import static dev.hookline.worker.internal.http.connection.NetworkRule.publicNetwork;
import static dev.hookline.worker.internal.http.connection.NetworkRule.special;

import java.util.List;

/** Networks whose addresses are not those of endpoints on the internet, or not of endpoints. */
final class SpecialNetworks {

  private static final String METADATA = "a metadata service";
  private static final String LINK_LOCAL = "link-local";
  private static final String MULTICAST = "multicast";
  private static final String PRIVATE = "for private use";
  private static final String DOCUMENTATION = "for documentation";
  private static final String PROTOCOL = "for protocols";
  private static final String RESERVED = "reserved";

  /** Blocked by every policy. */
  static final List<NetworkRule> NEVER_CALLED =
      List.of(
          special("0.0.0.0/8", "this machine"),
          special("100.100.100.200/32", METADATA),
          special("168.63.129.16/32", METADATA),
          special("169.254.0.0/16", LINK_LOCAL),
          special("169.254.169.254/32", METADATA),
          special("169.254.170.2/32", METADATA),
          special("169.254.170.23/32", METADATA),
          special("192.0.0.192/32", METADATA),
          special("224.0.0.0/4", MULTICAST),
          special("255.255.255.255/32", "broadcast"),
          special("::/128", "this machine"),
          special("fd00:42::42/128", METADATA),
          special("fd00:c1::a9fe:a9fe/128", METADATA),
          special("fd00:100::100:200/128", METADATA),
          special("fd00:a9fe:a9fe::1/128", METADATA),
          special("fd00:ec2::23/128", METADATA),
          special("fd00:ec2::254/128", METADATA),
          special("fd20:ce::254/128", METADATA),
          special("fe80::/10", LINK_LOCAL),
          special("ff00::/8", MULTICAST));

  static final List<NetworkRule> LOOPBACK =
      List.of(special("127.0.0.0/8", "loopback"), special("::1/128", "loopback"));

  /**
   * IANA's IPv4 and IPv6 special-purpose address registries (RFC 6890), with all entries up to RFC
   * 9780. One that is not globally reachable is blocked. Where the registry says "not applicable"
   * (6to4, Teredo), and for mapped addresses, the embedded IPv4 address decides: see {@link
   * EmbeddedAddress}. Outside 2000::/3, no IPv6 address is global unicast (RFC 4291).
   */
  static final List<NetworkRule> NOT_PUBLIC =
      List.of(
          special("10.0.0.0/8", PRIVATE),
          special("100.64.0.0/10", "shared address space"),
          special("127.0.0.0/8", "loopback"),
          special("172.16.0.0/12", PRIVATE),
          special("192.0.0.0/24", PROTOCOL),
          publicNetwork("192.0.0.9/32"), // Port Control Protocol anycast
          publicNetwork("192.0.0.10/32"), // TURN anycast
          special("192.0.2.0/24", DOCUMENTATION),
          publicNetwork("192.31.196.0/24"), // AS112
          publicNetwork("192.52.193.0/24"), // AMT
          special("192.88.99.0/24", "of deprecated 6to4 relays"),
          special("192.168.0.0/16", PRIVATE),
          publicNetwork("192.175.48.0/24"), // AS112
          special("198.18.0.0/15", "for benchmarks"),
          special("198.51.100.0/24", DOCUMENTATION),
          special("203.0.113.0/24", DOCUMENTATION),
          special("240.0.0.0/4", RESERVED),
          special("::/3", "not global unicast"),
          special("::1/128", "loopback"),
          new NetworkRule("::ffff:0:0/96", EmbeddedAddress.MAPPED, ""),
          publicNetwork("64:ff9b::/96"), // NAT64
          special("64:ff9b:1::/48", "for translation inside a network"),
          special("100::/64", "for discarding"),
          special("100:0:0:1::/64", "a dummy prefix"),
          special("2001::/23", PROTOCOL),
          publicNetwork("2001::/32"), // Teredo
          publicNetwork("2001:1::1/128"), // Port Control Protocol anycast
          publicNetwork("2001:1::2/128"), // TURN anycast
          publicNetwork("2001:1::3/128"), // DNS-SD service registration anycast
          special("2001:2::/48", "for benchmarks"),
          publicNetwork("2001:3::/32"), // AMT
          publicNetwork("2001:4:112::/48"), // AS112
          special("2001:10::/28", "of deprecated ORCHIDs"),
          publicNetwork("2001:20::/28"), // ORCHIDv2
          publicNetwork("2001:30::/28"), // drone remote identification
          special("2001:db8::/32", DOCUMENTATION),
          publicNetwork("2002::/16"), // 6to4
          publicNetwork("2620:4f:8000::/48"), // AS112
          special("3fff::/20", DOCUMENTATION),
          special("4000::/2", "not global unicast"),
          special("5f00::/16", "for segment routing"),
          special("8000::/1", "not global unicast"),
          special("fc00::/7", PRIVATE),
          special("fec0::/10", "site-local"));

  private SpecialNetworks() {}
}
