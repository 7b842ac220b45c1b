package dev.hookline.spring;

import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerTelemetry;
import dev.hookline.worker.attempt.AttemptObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** A worker in the service, on the manager's client; not in tests with a fake manager. */
@AutoConfiguration(after = HooklineAutoConfiguration.class)
@ConditionalOnClass(HooklineWorker.class)
@ConditionalOnBean(DurableWebhookManager.class)
@ConditionalOnProperty(name = "hookline.worker.enabled", matchIfMissing = true)
@Import(OpenTelemetryConfiguration.class)
class HooklineWorkerAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  WorkerSettings hooklineWorkerSettings(
      HooklineProperties properties, ConfigurableEnvironment environment) {
    return new WorkerEnvironment(properties, System::getenv, environment).settings();
  }

  @Bean
  @Nullable EmbeddedWorker hooklineWorker(
      Config config,
      HooklineProperties properties,
      WorkerSettings settings,
      ObjectProvider<WorkflowClient> clients,
      ObjectProvider<AttemptObserver> observers,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<WorkerTraces> traces) {
    if (properties.worker().enabled() == null && !config.enabled()) {
      return null;
    }
    WorkflowClient client = clients.getObject();
    MeterRegistry registry = meters.getIfUnique();
    AttemptObserver all = attempt -> observers.forEach(observer -> observer.observed(attempt));
    WorkerTelemetry measured =
        registry == null
            ? WorkerTelemetry.none()
            : WorkerTelemetry.none().withMeterRegistry(registry);
    WorkerTelemetry telemetry =
        traces.getIfAvailable(() -> untraced -> untraced).apply(measured).withObserver(all);
    return new EmbeddedWorker(client, () -> HooklineWorker.start(client, settings, telemetry));
  }
}
