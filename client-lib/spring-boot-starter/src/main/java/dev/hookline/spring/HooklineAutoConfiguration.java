package dev.hookline.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.ServiceType;
import dev.hookline.WebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.telemetry.WebhookMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

/**
 * The manager and what it needs. Each bean gives way to one of the service: its webhooks ({@link
 * Config}), its connection ({@link WorkflowClient}), its manager.
 */
@AutoConfiguration(
    afterName = {
      "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration",
      "io.temporal.spring.boot.autoconfigure.NonRootNamespaceAutoConfiguration"
    })
@EnableConfigurationProperties(HooklineProperties.class)
@Import(Jackson3Configuration.class)
class HooklineAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Config hooklineConfig(ConfigurableEnvironment environment, ResourceLoader resources) {
    return new WebhooksReader(environment, resources).read(Encryption.fromEnvironment().isOn());
  }

  @Bean
  @Lazy
  @ConditionalOnMissingBean(WorkflowClient.class)
  ServerConnection hooklineConnection(
      HooklineProperties properties, ObjectProvider<MeterRegistry> meters) {
    return ServerConnection.open(properties.connection(), meters.getIfUnique());
  }

  @Bean
  @Lazy
  @ConditionalOnMissingBean(WorkflowClient.class)
  WorkflowClient hooklineWorkflowClient(ServerConnection connection) {
    return connection.client();
  }

  @Bean
  CallsInFlight hooklineCallsInFlight() {
    return new CallsInFlight();
  }

  @Bean
  @ConditionalOnMissingBean(WebhookManager.class)
  @Nullable DurableWebhookManager webhookManager(
      Config config,
      HooklineProperties properties,
      ObjectProvider<WorkflowClient> clients,
      ObjectProvider<ObjectMapper> mappers,
      ObjectProvider<PayloadJson> json,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<MeterRegistry> meters,
      CallsInFlight inFlight) {
    if (!config.enabled()) {
      return null;
    }
    DurableOptions options =
        options(properties, mappers.getIfUnique(() -> DurableOptions.defaults().mapper()));
    DurableWebhookManager manager =
        Webhooks.initialize(config, events(config, properties), client(clients), options)
            .orElseThrow();
    MeterRegistry registry = meters.getIfUnique();
    return new ServiceWebhookManager(
        registry == null ? manager : WebhookMetrics.measured(manager, registry),
        json.getIfUnique(() -> value -> value),
        new EventObservations(observations.getIfUnique(() -> ObservationRegistry.NOOP)),
        inFlight);
  }

  private static List<EventType> events(Config config, HooklineProperties properties) {
    return properties.events().isEmpty()
        ? config.events()
        : properties.events().stream().map(EventType::of).toList();
  }

  private static DurableOptions options(HooklineProperties properties, ObjectMapper mapper) {
    DurableOptions options =
        DurableOptions.defaults()
            .withTaskQueue(properties.taskQueue())
            .withEarlyResponse(properties.earlyResponse())
            .withMaxConcurrentStarts(properties.maxConcurrentStarts())
            .withMapper(mapper);
    return properties.service() == null
        ? options
        : options.withService(ServiceType.of(properties.service()));
  }

  private static WorkflowClient client(ObjectProvider<WorkflowClient> clients) {
    WorkflowClient client = clients.getObject();
    if (Encryption.fromEnvironment().isOn() && !Encryption.isOn(client)) {
      throw new IllegalStateException(
          "%s is set, but the WorkflowClient bean stores everything in the clear; give it Encryption.fromEnvironment().converter() as its data converter (with temporal-spring-boot-starter: as a DataConverter bean)"
              .formatted(Encryption.VARIABLE));
    }
    return client;
  }
}
