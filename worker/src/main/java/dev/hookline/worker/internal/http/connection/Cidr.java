package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A network in CIDR notation: an address and its prefix length. */
record Cidr(byte[] address, int bits) {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

  static Cidr of(String text) {
    String[] parts = text.strip().split("/", -1);
    try {
      if (parts.length == 2 && LITERAL.matcher(parts[0]).matches()) {
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]);
        if (bits >= 0 && bits <= address.length * 8) {
          return new Cidr(address, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "network must be of the form address/bits, such as 10.0.0.0/8, found '" + text + "'");
  }

  boolean holds(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr that && bits == that.bits && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }
}
