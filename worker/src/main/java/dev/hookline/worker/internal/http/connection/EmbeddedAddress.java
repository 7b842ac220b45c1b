package dev.hookline.worker.internal.http.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the IPv4 addresses that a packet to an IPv6 address may finally reach. */
final class EmbeddedAddress {

  private static final int V4_BYTES = 4;

  /**
   * A network, the position of the IPv4 address in it, and the mask that its bytes are XORed with.
   */
  private record Form(Cidr network, int mask, int... at) {

    byte[] in(byte[] address) {
      byte[] inner = new byte[V4_BYTES];
      for (int i = 0; i < V4_BYTES; i++) {
        inner[i] = (byte) (address[at[i]] ^ mask);
      }
      return inner;
    }
  }

  /** A resolver returns these unchanged; Java converts only literals to IPv4 addresses. */
  static final Cidr MAPPED = mapped();

  private static final Cidr LOCAL_NAT64 = Cidr.of("64:ff9b:1::/48");

  private static final Cidr TEREDO = Cidr.of("2001::/32");

  private static final List<Form> FORMS =
      List.of(
          new Form(MAPPED, 0, 12, 13, 14, 15), // RFC 4291, section 2.5.5.2
          new Form(Cidr.of("::/96"), 0, 12, 13, 14, 15), // compatible: RFC 4291, section 2.5.5.1
          new Form(Cidr.of("::ffff:0:0:0/96"), 0, 12, 13, 14, 15), // translated: RFC 2765
          new Form(Cidr.of("64:ff9b::/96"), 0, 12, 13, 14, 15), // NAT64: RFC 6052
          new Form(LOCAL_NAT64, 0, 6, 7, 9, 10), // NAT64 in a site, RFC 8215, by the
          new Form(LOCAL_NAT64, 0, 7, 9, 10, 11), // lengths of prefixes of RFC 6052,
          new Form(LOCAL_NAT64, 0, 9, 10, 11, 12), // section 2.2
          new Form(LOCAL_NAT64, 0, 12, 13, 14, 15),
          new Form(Cidr.of("2002::/16"), 0, 2, 3, 4, 5), // 6to4: RFC 3056
          new Form(TEREDO, 0xFF, 12, 13, 14, 15), // Teredo: RFC 4380, the host behind NAT
          new Form(TEREDO, 0, 4, 5, 6, 7)); // and the server that is asked to reach it

  /** The interface identifier of ISATAP, RFC 5214, in any network. */
  private static final List<byte[]> ISATAP =
      List.of(new byte[] {0, 0, 0x5e, (byte) 0xfe}, new byte[] {2, 0, 0x5e, (byte) 0xfe});

  private EmbeddedAddress() {}

  private static Cidr mapped() {
    byte[] network = new byte[16];
    network[10] = (byte) 0xFF;
    network[11] = (byte) 0xFF;
    return new Cidr(network, 96);
  }

  static List<byte[]> in(byte[] address) {
    List<byte[]> found = new ArrayList<>();
    if (address.length == V4_BYTES || isLoopbackOrUnspecified(address)) {
      return found;
    }
    byte[] identifier = Arrays.copyOfRange(address, 8, 12);
    if (ISATAP.stream().anyMatch(form -> Arrays.equals(form, identifier))) {
      found.add(Arrays.copyOfRange(address, 12, 16));
    }
    FORMS.stream()
        .filter(form -> form.network().holds(address))
        .map(form -> form.in(address))
        // for other prefix lengths these are zeros
        .filter(inner -> inner[0] != 0 || !LOCAL_NAT64.holds(address))
        .forEach(found::add);
    return found;
  }

  private static boolean isLoopbackOrUnspecified(byte[] address) {
    for (int i = 0; i < address.length - 1; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[address.length - 1] == 0 || address[address.length - 1] == 1;
  }
}
