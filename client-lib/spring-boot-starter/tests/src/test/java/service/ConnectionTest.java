package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.WebhookManager;
import io.temporal.client.WorkflowClient;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The client of Temporal's own starter, and a server that is unreachable. */
class ConnectionTest {

  @Test
  void usesTheConnectionOfTemporalsStarter() {
    try (Endpoint endpoint = Endpoint.respondingWith("{}");
        ConfigurableApplicationContext service =
            start(
                Service.webhook(
                    endpoint,
                    "spring.temporal.test-server.enabled=true",
                    "spring.temporal.namespace=default"))) {
      List<String> responses = new ArrayList<>();
      service
          .getBean(WebhookManager.class)
          .invokeWebhooks(
              Projects.CREATED,
              7,
              InvokeOptions.key("7"),
              response -> responses.add(response.text()),
              OnError.rethrow());

      assertThat(responses).containsExactly("{}");
      assertThat(service.getBeanNamesForType(WorkflowClient.class))
          .doesNotContain("hooklineWorkflowClient");
    }
  }

  @Test
  void isDownWhileTheServerDoesNotRespond() {
    try (Endpoint endpoint = Endpoint.respondingWith("{}");
        ConfigurableApplicationContext service =
            new SpringApplicationBuilder(Service.class)
                .properties(
                    "server.port=0",
                    "management.endpoint.health.show-details=always",
                    "hookline.worker.enabled=false",
                    "hookline.connection.address=127.0.0.1:1")
                .properties(Service.webhook(endpoint))
                .run()) {
      assertThat(Http.get(service, "/actuator/health"))
          .startsWith("{")
          .contains("\"hookline\":{", "\"server\":\"unreachable\"", "\"status\":\"DOWN\"");
    }
  }

  @Test
  void startsTheWorkerOnceTheServerResponds() throws Exception {
    int port = freePort();
    try (Endpoint endpoint = Endpoint.respondingWith("{}");
        ConfigurableApplicationContext service =
            new SpringApplicationBuilder(Service.class)
                .properties(
                    "server.port=0",
                    "management.endpoint.health.show-details=always",
                    "hookline.connection.address=127.0.0.1:" + port)
                .properties(Service.webhook(endpoint))
                .run()) {
      assertThat(Http.get(service, "/actuator/health"))
          .contains("\"worker\":\"stopped\"", "\"server\":\"unreachable\"");

      try (PortBoundTestServer server = TestServer.createPortBoundServer(port)) {
        assertThat(Http.createProject(service).get(60, TimeUnit.SECONDS).body()).isEqualTo("{}");
        assertThat(Http.get(service, "/actuator/health"))
            .contains("\"worker\":\"running\"", "\"server\":\"reachable\"");
      }
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ConfigurableApplicationContext start(String... properties) {
    return new SpringApplicationBuilder(WebhooksPropertyTest.WithoutWebServer.class)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .run();
  }
}
