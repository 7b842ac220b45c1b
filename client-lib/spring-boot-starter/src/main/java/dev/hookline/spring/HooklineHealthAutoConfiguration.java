package dev.hookline.spring;

import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import io.temporal.client.WorkflowClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health component {@code hookline}, for each version's interface. */
@AutoConfiguration(after = HooklineWorkerAutoConfiguration.class)
@ConditionalOnBean(DurableWebhookManager.class)
@ConditionalOnProperty(name = "management.health.hookline.enabled", matchIfMissing = true)
class HooklineHealthAutoConfiguration {

  @Bean
  ServerHealth hooklineServerHealth(
      Config config, ObjectProvider<WorkflowClient> clients, ObjectProvider<WorkerState> workers) {
    return new ServerHealth(config, clients, workers);
  }

  /** Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
  static class Boot3 {

    @Bean
    org.springframework.boot.actuate.health.HealthIndicator hooklineHealthIndicator(
        ServerHealth server) {
      return () -> {
        ServerHealth.Result result = server.check();
        var health = new org.springframework.boot.actuate.health.Health.Builder();
        health.status(result.isUp() ? "UP" : "DOWN").withDetails(result.details());
        return result.failure() == null
            ? health.build()
            : health.withException(result.failure()).build();
      };
    }
  }

  /** Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
  static class Boot4 {

    @Bean
    org.springframework.boot.health.contributor.HealthIndicator hooklineHealthIndicator(
        ServerHealth server) {
      return () -> {
        ServerHealth.Result result = server.check();
        var health = new org.springframework.boot.health.contributor.Health.Builder();
        health.status(result.isUp() ? "UP" : "DOWN").withDetails(result.details());
        return result.failure() == null
            ? health.build()
            : health.withException(result.failure()).build();
      };
    }
  }
}
