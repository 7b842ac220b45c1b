package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import dev.hookline.spring.testing.AutoConfigureMockWebhooks;
import dev.hookline.testing.MockWebhookManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;

/** The test of a whole service without a Temporal server. */
@SpringBootTest(
    classes = Service.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "hookline.webhooks=classpath:webhooks.yaml")
@AutoConfigureMockWebhooks
class MockWebhooksTest {

  @Autowired private MockWebhookManager webhooks;
  @Autowired private ConfigurableApplicationContext service;

  @Test
  void replacesTheManager() {
    webhooks.respondWith(Payload.of("{}"));

    assertThat(Http.createProject(service).join().body()).isEqualTo("{}");
    assertThat(webhooks.invocations()).hasSize(1);
    assertThat(service.getBean(WebhookManager.class)).isSameAs(webhooks);
    assertThat(service.containsBean("hooklineWorker")).isFalse();
  }
}
