package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are called without the environment's proxy: {@code NO_PROXY}, parsed as by Go's
 * {@code httpproxy}, and this machine.
 *
 * @param isAll whether nothing is called through it
 */
record NoProxy(boolean isAll, List<Cidr> networks, List<Host> hosts) {

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*]|[^:]*):([0-9]{1,5})");

  /**
   * A host, or the names below a domain.
   *
   * @param suffix a dot and the domain, or the whole host where it is an address
   * @param isDomainItself whether the domain itself is meant too
   * @param port null for any
   */
  private record Host(String suffix, boolean isDomainItself, @Nullable Integer port) {

    boolean matches(String host, int ofPort) {
      boolean isIt = host.endsWith(suffix) || (isDomainItself && host.equals(suffix.substring(1)));
      return isIt && (port == null || port == ofPort);
    }
  }

  static NoProxy of(String value) {
    List<Cidr> networks = new ArrayList<>();
    List<Host> hosts = new ArrayList<>();
    boolean isAll = false;
    for (String one : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      String entry = one.strip();
      if (entry.equals("*")) {
        isAll = true;
      } else if (entry.contains("/")) {
        network(entry, networks);
      } else if (!entry.isEmpty()) {
        hosts.add(host(entry));
      }
    }
    return new NoProxy(isAll, List.copyOf(networks), List.copyOf(hosts));
  }

  /** Go ignores an invalid network. */
  private static void network(String entry, List<Cidr> networks) {
    try {
      networks.add(Cidr.of(entry));
    } catch (IllegalArgumentException e) {
      // as Go does
    }
  }

  private static Host host(String entry) {
    var withPort = WITH_PORT.matcher(entry);
    boolean hasPort = withPort.matches();
    String name = hasPort ? withPort.group(1) : entry;
    @Nullable Integer port = hasPort ? Integer.valueOf(withPort.group(2)) : null;
    if (ADDRESS.matcher(name).matches()) {
      return new Host(" " + name.replaceAll("[\\[\\]]", ""), true, port);
    }
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".")
        ? new Host(domain, false, port)
        : new Host("." + domain, true, port);
  }

  /** Returns whether the host is called directly. */
  boolean has(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    if (isAll || name.equals("localhost")) {
      return true;
    }
    if (ADDRESS.matcher(name).matches()) {
      byte[] address = address(name);
      if (address != null && (isLoopback(address) || isIn(address))) {
        return true;
      }
    }
    return hosts.stream().anyMatch(one -> one.matches(name, port));
  }

  private boolean isIn(byte[] address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }

  private static boolean isLoopback(byte[] address) {
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static byte @Nullable [] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
