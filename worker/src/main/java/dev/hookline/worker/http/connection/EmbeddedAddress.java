package dev.hookline.worker.http.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The IPv4 address that a packet to an IPv6 address reaches in the end. */
final class EmbeddedAddress {

  private static final int V4_BYTES = 4;

  /** A network, where the IPv4 address begins in its addresses, and what its bytes are XORed by. */
  private record Form(Cidr network, int at, int mask) {

    byte[] in(byte[] address) {
      byte[] inner = Arrays.copyOfRange(address, at, at + V4_BYTES);
      for (int i = 0; i < V4_BYTES; i++) {
        inner[i] ^= (byte) mask;
      }
      return inner;
    }
  }

  private static final List<Form> FORMS =
      List.of(
          // mapped, which Java turns into an IPv4 address by itself: RFC 4291, section 2.5.5.2
          new Form(Cidr.of("::/96"), 12, 0), // compatible: RFC 4291, section 2.5.5.1
          new Form(Cidr.of("::ffff:0:0:0/96"), 12, 0), // translated: RFC 2765
          new Form(Cidr.of("64:ff9b::/96"), 12, 0), // NAT64: RFC 6052
          new Form(Cidr.of("64:ff9b:1::/48"), 12, 0), // NAT64 in a site: RFC 8215
          new Form(Cidr.of("2002::/16"), 2, 0), // 6to4: RFC 3056
          new Form(Cidr.of("2001::/32"), 12, 0xFF)); // Teredo: RFC 4380

  /** The interface identifier of ISATAP, RFC 5214, in any network. */
  private static final List<byte[]> ISATAP =
      List.of(new byte[] {0, 0, 0x5e, (byte) 0xfe}, new byte[] {2, 0, 0x5e, (byte) 0xfe});

  private EmbeddedAddress() {}

  static Optional<byte[]> in(byte[] address) {
    if (address.length == V4_BYTES || isLoopbackOrUnspecified(address)) {
      return Optional.empty();
    }
    byte[] identifier = Arrays.copyOfRange(address, 8, 12);
    if (ISATAP.stream().anyMatch(form -> Arrays.equals(form, identifier))) {
      return Optional.of(Arrays.copyOfRange(address, 12, 16));
    }
    return FORMS.stream()
        .filter(form -> form.network().holds(address))
        .findFirst()
        .map(form -> form.in(address));
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
