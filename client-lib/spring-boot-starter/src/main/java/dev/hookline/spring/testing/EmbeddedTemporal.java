package dev.hookline.spring.testing;

import dev.hookline.internal.encryption.Encryption;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A connection to Temporal's embedded server, which runs in this process and stores nothing. It
 * needs {@code io.temporal:temporal-testing}. Import it in a test, or start the service with it:
 *
 * <pre>{@code
 * SpringApplication.from(Application::main).with(EmbeddedTemporal.class).run(args);
 * }</pre>
 *
 * It executes events with an embedded worker; it does not list them and has no UI.
 */
@Configuration(proxyBeanMethods = false)
public class EmbeddedTemporal {

  /** Creates the configuration; Spring does. */
  public EmbeddedTemporal() {}

  @Bean(destroyMethod = "close")
  InProcessTestServer embeddedTemporalServer() {
    return TestServer.createServer(true);
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs embeddedTemporalStubs(InProcessTestServer server) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  }

  /** The server does not know the heartbeats of workers. */
  @Bean
  WorkflowClient embeddedTemporalClient(WorkflowServiceStubs stubs) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setDataConverter(Encryption.fromEnvironment().converter())
            .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
            .build());
  }
}
