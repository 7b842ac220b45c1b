package dev.hookline.spring.testing;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.testing.MockWebhookManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The fake manager, before the real one, which gives way. */
@AutoConfiguration(beforeName = "dev.hookline.spring.HooklineAutoConfiguration")
class MockWebhooksConfiguration {

  @Bean
  @Primary
  MockWebhookManager mockWebhookManager(Config config) {
    return new MockWebhookManager(config.events().toArray(EventType[]::new));
  }
}
