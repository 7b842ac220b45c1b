package dev.hookline;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void showsOnlyItsSize() {
    assertThat(Payload.of("{\"token\":\"x\"}")).hasToString("Payload[13 bytes]");
  }

  @Test
  void reportsAByteOrderMark() {
    assertThatThrownBy(() -> Payload.of("\uFEFF{}").requireSendable())
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(InvocationException.Reason.INVALID_PAYLOAD))
        .hasMessage(
            "payload must be empty or one JSON value in UTF-8 without a byte order mark (BOM), found 5 bytes that start with a UTF-8 BOM; save it as UTF-8 without BOM");
    assertThatThrownBy(() -> Payload.of("{}".getBytes(UTF_16)).requireSendable())
        .hasMessageContaining("start with a UTF-16 BOM");
  }
}
