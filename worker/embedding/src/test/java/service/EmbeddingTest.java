package service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.worker.attempt.AttemptObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as its users meet it, on Temporal's embedded server. */
class EmbeddingTest {

  private final TestServer.InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> observed = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    stubs.shutdownNow();
    server.close();
  }

  @Test
  void runsAnEventWithTheLibrariesOfSpringBoot() throws IOException {
    System.out.printf(
        "Spring Boot %s: Jackson %s, Micrometer %s, Kotlin %s, OkHttp %s%n",
        SpringBootVersion.getVersion(),
        new ObjectMapper().version(),
        MeterRegistry.class.getPackage().getImplementationVersion(),
        KotlinVersion.CURRENT,
        OkHttp.VERSION);
    HttpServer endpoint = endpoint("{\"labels\":[\"red\"]}");
    Path webhooks =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            enabled: true
            config:
              OnProjectCreated:
                - name: labels
                  url: http://127.0.0.1:%d/labels
                  finalResponse: true
            """
                .formatted(endpoint.getAddress().getPort()));

    try (ConfigurableApplicationContext service = start(webhooks)) {
      String response = service.getBean(Projects.class).create(new Projects.Project(7, "seven"));

      assertThat(response).isEqualTo("{\"labels\":[\"red\"]}");
    } finally {
      endpoint.stop(0);
    }
    assertThat(meters.get("hookline.attempts").tag("outcome", "success").timer().count()).isOne();
    assertThat(observed).containsExactly("labels");
  }

  @Test
  void bringsNoLogBackEndButTheServices() {
    assertThat(System.getProperty("java.class.path").split(":"))
        .filteredOn(jar -> jar.contains("logback-classic"))
        .hasSize(1)
        .allMatch(jar -> jar.contains("1.5."), "the one of Spring Boot");
  }

  private ConfigurableApplicationContext start(Path webhooks) {
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                .build());
    AttemptObserver observer = attempt -> observed.add(attempt.webhook());
    return new SpringApplicationBuilder(ProjectsConfiguration.class)
        .initializers(
            context -> {
              var beans = context.getBeanFactory();
              beans.registerSingleton("client", client);
              beans.registerSingleton("meters", meters);
              beans.registerSingleton("observer", observer);
            })
        .properties("webhooks=" + webhooks, "spring.main.banner-mode=off")
        .run();
  }

  private static HttpServer endpoint(String body) throws IOException {
    HttpServer endpoint =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
          }
        });
    endpoint.start();
    return endpoint;
  }
}
