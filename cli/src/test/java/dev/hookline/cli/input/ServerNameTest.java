package dev.hookline.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServerNameTest {

  @Test
  void isTheDefaultAddressWhereTheEnvironmentNamesNone() {
    String configured = System.getenv("TEMPORAL_ADDRESS");

    assertThat(ServerName.ofEnvironment().address())
        .isEqualTo(Objects.requireNonNullElse(configured, "127.0.0.1:7233"));
  }
}
