package dev.hookline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadTest {
  @Test
  void keepsItsOwnCopyOfTheBytes() {
    byte[] bytes = {'1'};
    Payload payload = Payload.of(bytes);

    bytes[0] = '2';
    payload.bytes()[0] = '3';

    assertThat(payload.text()).isEqualTo("1");
  }

  @Test
  void showsItsSizeOnly() {
    assertThat(Payload.of("{\"token\":\"x\"}")).hasToString("Payload[13 bytes]");
  }
}
