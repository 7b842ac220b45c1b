package dev.hookline.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Distinguishes servers on a private network from remote ones. */
final class PrivateAddress {

  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  private PrivateAddress() {}

  /**
   * Returns whether every address of a server is loopback, private (RFC 1918, RFC 4193) or
   * link-local; false if the name does not resolve.
   *
   * @param target host and port in gRPC's format
   */
  static boolean isPrivate(@Nullable String target) {
    if (target == null || target.isEmpty()) {
      return false;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host(target)))
          .allMatch(PrivateAddress::isPrivate);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String host(String target) {
    String address = target.substring(target.lastIndexOf('/') + 1);
    int port = address.lastIndexOf(':');
    boolean hasPort = port > address.lastIndexOf(']') && address.indexOf(':') == port;
    boolean isBracketed = address.startsWith("[");
    return hasPort || (isBracketed && port > address.lastIndexOf(']'))
        ? address.substring(0, port)
        : address;
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal(address.getAddress());
  }

  private static boolean isUniqueLocal(byte[] address) {
    return address.length > Integer.BYTES && (address[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }
}
