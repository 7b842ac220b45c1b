package service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.worker.attempt.AttemptObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.SenderContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One event through a service as its users meet it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Endpoint endpoint = Endpoint.respondingWith("{\"labels\":[\"red\"]}");
  private ConfigurableApplicationContext service;

  @Configuration(proxyBeanMethods = false)
  static class Observers {

    private static final List<String> attempts = new CopyOnWriteArrayList<>();

    @Bean
    AttemptObserver attempts() {
      return attempt -> attempts.add(attempt.webhook());
    }

    /** What Micrometer Tracing does with a span. */
    @Bean
    ObservationHandler<SenderContext<Object>> tracing() {
      return new ObservationHandler<>() {
        @Override
        public void onStart(SenderContext<Object> context) {
          context.getSetter().set(context.getCarrier(), "traceparent", TRACEPARENT);
          context.getSetter().set(context.getCarrier(), "tracestate", "vendor=1");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
          return context instanceof SenderContext;
        }
      };
    }
  }

  @BeforeAll
  void sendAnEvent() {
    System.out.printf(
        "Spring Boot %s: Jackson %s, Micrometer %s, Kotlin %s, OkHttp %s%n",
        SpringBootVersion.getVersion(),
        new ObjectMapper().version(),
        MeterRegistry.class.getPackage().getImplementationVersion(),
        KotlinVersion.CURRENT,
        OkHttp.VERSION);
    service =
        new SpringApplicationBuilder(Observers.class)
            .sources(Service.class, dev.hookline.spring.testing.EmbeddedTemporal.class)
            .properties(
                "server.port=0",
                "spring.jackson.property-naming-strategy=SNAKE_CASE",
                "management.endpoint.health.show-details=always")
            .properties(
                Service.webhook(
                    endpoint,
                    "hookline.webhooks.config.OnProjectCreated[0].authEnabled=true",
                    "hookline.webhooks.config.OnProjectCreated[0].authToken=${env:HOOKLINE_SECRET_LABELS}",
                    "HOOKLINE_SECRET_LABELS=from-a-property"))
            .run();
    assertThat(Http.createProject(service).join().body()).isEqualTo("{\"labels\":[\"red\"]}");
  }

  @AfterAll
  void stop() {
    service.close();
    endpoint.close();
  }

  @Test
  void sendsWhatTheServiceSays() throws InterruptedException {
    Endpoint.Request request = endpoint.received();

    assertThat(request.body()).isEqualTo("{\"project_id\":7,\"name\":\"seven\"}");
    assertThat(request.headers().get("Traceparent")).containsExactly(TRACEPARENT);
    assertThat(request.headers().get("Tracestate")).containsExactly("vendor=1");
    assertThat(request.headers().get("Authorization")).containsExactly("Bearer from-a-property");
  }

  @Test
  void recordsCallsAndAttemptsInTheServicesRegistry() {
    MeterRegistry meters = service.getBean(MeterRegistry.class);

    assertThat(meters.get("hookline.attempts").tag("outcome", "success").timer().count()).isOne();
    assertThat(
            meters
                .get("hookline.invocations")
                .tags("event", "OnProjectCreated", "call", "invoke", "error", "none")
                .timer()
                .count())
        .isOne();
    assertThat(Observers.attempts).containsExactly("labels");
  }

  @Test
  void reportsHealth() {
    assertThat(Http.get(service, "/actuator/health"))
        .contains("\"hookline\":{", "\"worker\":\"running\"", "\"namespace\":\"default\"")
        .startsWith("{")
        .contains("\"status\":\"UP\"");
  }

  @Test
  void bringsNoLogBackEndButTheServices() {
    assertThat(System.getProperty("java.class.path").split(":"))
        .filteredOn(jar -> jar.contains("logback-classic"))
        .hasSize(1)
        .allMatch(jar -> jar.contains("1.5."), "the one of Spring Boot");
  }
}
