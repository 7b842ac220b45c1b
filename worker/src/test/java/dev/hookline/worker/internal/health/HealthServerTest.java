package dev.hookline.worker.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  /** Otherwise two connections that send nothing more would make {@code /live} hang. */
  @Test
  void limitsTheTimeOfARequest() throws IOException {
    try (HealthServer server =
        new HealthServer(InetAddress.getLoopbackAddress(), 0, () -> true, () -> "")) {
      assertThat(server.port()).isPositive();
      assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
      assertThat(System.getProperty("sun.net.httpserver.maxRspTime")).isEqualTo("10");
    }
  }
}
