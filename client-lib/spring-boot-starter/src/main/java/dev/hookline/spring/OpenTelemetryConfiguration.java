package dev.hookline.spring;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces of the embedded worker, if the service has OpenTelemetry, as with Micrometer Tracing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(OpenTelemetry.class)
class OpenTelemetryConfiguration {

  @Bean
  WorkerTraces hooklineWorkerTraces(ObjectProvider<OpenTelemetry> services) {
    OpenTelemetry openTelemetry = services.getIfUnique();
    return openTelemetry == null
        ? telemetry -> telemetry
        : telemetry -> telemetry.withOpenTelemetry(openTelemetry);
  }
}
