package dev.hookline.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AmountsTest {

  @Test
  void readsSizesAndRates() {
    assertThat(Amounts.bytes("--payload", "1KB")).isEqualTo(1024);
    assertThat(Amounts.bytes("--payload", "1mb")).isEqualTo(1 << 20);
    assertThat(Amounts.bytes("--payload", "77")).isEqualTo(77);
    assertThat(Amounts.perSecond("--rate", "600/m")).isEqualTo(10);
    assertThatThrownBy(() -> Amounts.perSecond("--rate", "fast"))
        .hasMessage("--rate must be a rate such as 50/s or 600/m, found 'fast'");
  }
}
