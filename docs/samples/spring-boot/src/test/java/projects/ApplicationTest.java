package projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.spring.testing.EmbeddedTemporal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a worker, on Temporal's embedded server. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(EmbeddedTemporal.class)
class ApplicationTest {

  private static final int PORT = freePort();

  @DynamicPropertySource
  static void port(DynamicPropertyRegistry properties) {
    properties.add("server.port", () -> PORT);
  }

  @Test
  void callsTheWebhookOfACreatedProject() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/projects"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"id\":7,\"name\":\"seven\"}"))
            .build();

    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo("{\"labels\":[\"red\"]}");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
