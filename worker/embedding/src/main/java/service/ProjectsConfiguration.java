package service;

import dev.hookline.config.YamlConfig;
import dev.hookline.worker.Hookline;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.attempt.AttemptObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;

/** The wiring that docs/quickstart.md shows; Spring closes what it made. */
@SpringBootConfiguration
class ProjectsConfiguration {

  @Bean
  Hookline hookline(
      @Value("${webhooks}") Path webhooks,
      WorkflowClient client,
      MeterRegistry meters,
      AttemptObserver observer)
      throws IOException {
    return Hookline.builder(
            YamlConfig.read(webhooks),
            List.of(Projects.CREATED),
            WorkerSettings.of(System::getenv))
        .client(client)
        .meterRegistry(meters)
        .observer(observer)
        .start()
        .orElseThrow();
  }

  @Bean
  Projects projects(Hookline hookline) {
    return new Projects(hookline);
  }
}
