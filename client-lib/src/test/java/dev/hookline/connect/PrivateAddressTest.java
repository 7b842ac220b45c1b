package dev.hookline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers on a private network, where compression does not pay off. */
class PrivateAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:7233",
        "localhost:7233",
        "[::1]:7233",
        "::1",
        "10.1.2.3:7233",
        "192.168.0.9",
        "dns:///172.16.0.1:7233",
        "[fd00::1]:7233"
      })
  void recognizesPrivateAddresses(String target) {
    assertThat(PrivateAddress.isPrivate(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7:7233", "[2001:db8::1]:7233", "name.invalid:7233", ""})
  void rejectsOtherAddresses(String target) {
    assertThat(PrivateAddress.isPrivate(target)).isFalse();
  }
}
