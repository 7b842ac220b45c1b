package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  private static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(true, List.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
        "fd00:c1::a9fe:a9fe",
        "fd00:a9fe:a9fe::1",
        "fd00:100::100:200",
        "fd00:42::42",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "::ffff:100.100.100.200",
        "::169.254.169.254",
        "::ffff:0:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "64:ff9b:1:a9fe:a9:fe00:101:101",
        "64:ff9b:1:a9:fe:a9fe:1:1",
        "64:ff9b:1:0:a9:fea9:fe00:0",
        "2002:a9fe:a9fe::1",
        "2001:0:1:2:3:4:5601:5601",
        "2001:db8::200:5efe:169.254.169.254"
      })
  void cloudMetadataServicesAreBlocked(String address) throws Exception {
    assertThat(AddressPolicy.standard().allows(InetAddress.getByName(address))).isFalse();
  }

  /** As a resolver returns an AAAA record; Java converts a literal to an IPv4 address. */
  @Test
  void aMappedAddressIsCheckedByItsEmbeddedAddress() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xFF;
    System.arraycopy(new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}, 0, mapped, 12, 4);

    assertThat(AddressPolicy.standard().allows(Inet6Address.getByAddress(null, mapped, -1)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "127.0.0.1",
        "10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "64:ff9b:1:a00:0:100::",
        "2001:db8::1",
        "2002:a00:1::"
      })
  void whatLeadsToAnAllowedAddressIsAllowed(String address) throws Exception {
    assertThat(AddressPolicy.standard().allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void anAllowedNetworkHoldsTheAddressesThatLeadIntoIt() throws Exception {
    AddressPolicy policy = new AddressPolicy(List.of("169.254.10.0/24"), List.of());

    assertThat(policy.allows(InetAddress.getByName("64:ff9b::a9fe:a01"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("64:ff9b::a9fe:b01"))).isFalse();
  }

  @Test
  void anAllowedIpv6NetworkDoesNotAllowTheIpv4AddressesBehindIt() throws Exception {
    AddressPolicy policy = new AddressPolicy(List.of("64:ff9b::/96"), List.of());

    assertThat(policy.allows(InetAddress.getByName("64:ff9b::a9fe:a9fe"))).isFalse();
  }

  /** An address in each entry of IANA's registries that is not globally reachable. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1.2.3",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.2",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::8.8.8.8",
        "::ffff:0:8.8.8.8",
        "64:ff9b:1::808:808",
        "100::1",
        "100:0:0:1::1",
        "2001:1::4",
        "2001:2::1",
        "2001:10::1",
        "2001:1ff::1",
        "2001:db8::1",
        "3fff:fff::1",
        "4000::1",
        "5f00::1",
        "9000::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void onlyPublicAddressesAreCalledWhereTheOperatorWantsIt(String address) throws Exception {
    assertThat(PUBLIC_ONLY.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.0.9",
        "192.0.0.10",
        "192.0.1.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "198.20.0.1",
        "223.255.255.255",
        "64:ff9b::808:808",
        "2001:1::1",
        "2001:3::1",
        "2001:4:112::1",
        "2001:20::1",
        "2001:30::1",
        "2001:200::1",
        "2606:4700:4700::1111",
        "2620:4f:8000::1",
        "2a00:1450::1",
        "2002:808:808::1",
        "2001:0:808:808::f7f7:f7f7"
      })
  void publicAddressesStayCallable(String address) throws Exception {
    assertThat(PUBLIC_ONLY.allows(InetAddress.getByName(address))).isTrue();
  }

  /** Mapped, NAT64, 6to4, Teredo (the host, the server) and ISATAP. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:0:808:808::f5ff:fffe",
        "2001:0:a00:1::f7f7:f7f7",
        "2606:4700::200:5efe:10.0.0.1"
      })
  void aPublicAddressThatLeadsToAPrivateOneIsNotPublic(String address) throws Exception {
    assertThat(PUBLIC_ONLY.allows(InetAddress.getByName(address))).isFalse();
    assertThat(AddressPolicy.standard().allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aMappedPublicAddressIsPublic() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xFF;
    System.arraycopy(new byte[] {8, 8, 8, 8}, 0, mapped, 12, 4);

    assertThat(PUBLIC_ONLY.allows(Inet6Address.getByAddress(null, mapped, -1))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // allowed, blocked, address, whether it may be called
    "10.0.0.0/8, 10.1.0.0/16, 10.2.0.1, true",
    "10.0.0.0/8, 10.1.0.0/16, 10.1.0.1, false",
    "10.1.0.0/16, 10.0.0.0/8, 10.1.0.1, true",
    "10.1.0.0/16, 10.0.0.0/8, 10.2.0.1, false",
    "10.0.0.0/8, 10.0.0.0/8, 10.2.0.1, true",
    "0.0.0.0/0, 192.0.2.0/24, 10.2.0.1, false",
    "10.0.0.0/8, 192.0.2.0/24, 8.8.8.8, true",
    "10.0.0.0/8, 0.0.0.0/0, 192.0.0.9, false",
    "64:ff9b:1::/48, 192.0.2.0/24, 64:ff9b:1::808:808, true",
    "64:ff9b:1::/48, 192.0.2.0/24, 64:ff9b:1::a00:1, false"
  })
  void theMostSpecificNetworkDecides(
      String allowed, String blocked, String address, boolean isCallable) throws Exception {
    AddressPolicy policy = new AddressPolicy(true, List.of(allowed), List.of(blocked));

    assertThat(policy.allows(InetAddress.getByName(address))).isEqualTo(isCallable);
  }

  /** Private networks are often allowed as a whole. */
  @ParameterizedTest
  @CsvSource({
    "169.254.0.0/16, 169.254.169.254",
    "100.64.0.0/10, 100.100.100.200",
    "fd00::/8, fd00:ec2::254"
  })
  void aMetadataServiceIsAllowedOnlyByItsOwnAddress(String network, String metadata)
      throws Exception {
    InetAddress address = InetAddress.getByName(metadata);
    String own = metadata + (metadata.contains(":") ? "/128" : "/32");

    assertThat(new AddressPolicy(List.of(network), List.of()).allows(address)).isFalse();
    assertThat(new AddressPolicy(List.of(own), List.of()).allows(address)).isTrue();
  }
}
