package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNotationTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1., 127.0.0.1",
    "127.1, 127.0.0.1",
    "127.1., 127.0.0.1",
    "10.1.2, 10.1.0.2",
    "10.1.65535, 10.1.255.255",
    "1.16777215, 1.255.255.255",
    "2130706433, 127.0.0.1",
    "4294967295, 255.255.255.255",
    "0, 0.0.0.0",
    "017700000001, 127.0.0.1",
    "0177.0.0.1, 127.0.0.1",
    "0177.0x0.0.01, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "0X7F.1, 127.0.0.1",
    "0x7f.0x0.0x0.0x1, 127.0.0.1",
    "0x, 0.0.0.0",
    "0x00000000000000007f.1, 127.0.0.1",
    "00000000000000000000177.1, 127.0.0.1"
  })
  void readsTheNotationsOfTheCLibrary(String host, String address) {
    assertThat(AddressNotation.read(host, 8)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "1..2",
        ".1",
        "1.2.3.4.5",
        "1.2.3.4..",
        "256.1.1.1",
        "1.256.1",
        "1.2.65536",
        "1.16777216",
        "4294967296",
        "99999999999999999999",
        "0x100000000",
        "08.1.1.1",
        "0xg",
        "-1",
        "+1",
        "1e3",
        "1.a",
        "a.1",
        "localhost",
        "\u0661.1",
        "[::1]"
      })
  void readsNothingElse(String host) {
    assertThat(AddressNotation.read(host, 8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0177.0.0.1, 177.0.0.1", "08.1.1.1, 8.1.1.1", "010.1, 10.0.0.1"})
  void ignoresALeadingZeroWithRadixTen(String host, String address) {
    assertThat(AddressNotation.read(host, 10)).contains(address);
  }
}
