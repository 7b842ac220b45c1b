package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.connect.Connection;
import dev.hookline.worker.internal.metrics.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid settings end the program before a worker starts: there is no server to start it on. */
class WorkerProgramTest {

  private final Metrics metrics = new Metrics();
  private final Connection connection = Connection.to("127.0.0.1:1", metrics.scope());

  @AfterEach
  void stop() {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOOKLINE_HEALTH_PORT    | x        | HOOKLINE_HEALTH_PORT must be a whole number from 0 to 65535, found 'x'
          HOOKLINE_HEALTH_ADDRESS | 1.2.3.4.5 | HOOKLINE_HEALTH_ADDRESS must be an address such as 0.0.0.0, found '1.2.3.4.5'
          HOOKLINE_BLOCKED_NETWORKS | 10.0.0.0 | HOOKLINE_BLOCKED_NETWORKS: network must be of the form address/bits, such as 10.0.0.0/8, found '10.0.0.0'
          HOOKLINE_DEPLOYMENT_NAME | webhooks | HOOKLINE_DEPLOYMENT_NAME and HOOKLINE_BUILD_ID together enable worker versioning, found only HOOKLINE_DEPLOYMENT_NAME; set both or neither
          HOOKLINE_BUILD_ID | 1.4.0 | HOOKLINE_DEPLOYMENT_NAME and HOOKLINE_BUILD_ID together enable worker versioning, found only HOOKLINE_BUILD_ID; set both or neither
          """)
  void namesTheVariable(String name, String value, String message) {
    assertThatThrownBy(() -> start(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b  | 1   | deployment name must be 1 to 255 bytes without '.' and ':' and not begin with '__', found 'a.b'
          a:b  | 1   | deployment name must be 1 to 255 bytes without '.' and ':' and not begin with '__', found 'a:b'
          a    | __1 | build id must be 1 to 255 bytes and not begin with '__', found '__1'
          """)
  void namesTheVariablesOfAVersionThatTheServerWouldRefuse(
      String deployment, String build, String message) {
    assertThatThrownBy(
            () -> start(Map.of("HOOKLINE_DEPLOYMENT_NAME", deployment, "HOOKLINE_BUILD_ID", build)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOOKLINE_DEPLOYMENT_NAME, HOOKLINE_BUILD_ID: " + message);
  }

  @Test
  void anOccupiedPortStartsNoWorker() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> start(Map.of("HOOKLINE_HEALTH_PORT", port)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "health port %s cannot be opened on 127.0.0.1; set HOOKLINE_HEALTH_PORT to a free one, or 0 for none, and HOOKLINE_HEALTH_ADDRESS to an address of this machine"
                  .formatted(port));
    }
  }

  private void start(Map<String, String> environment) throws IOException {
    WorkerProgram.start(connection, metrics, new EnvironmentSettings(environment::get)).close();
  }
}
