package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
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
}
