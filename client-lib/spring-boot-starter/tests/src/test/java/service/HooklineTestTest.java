package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.spring.testing.HooklineTest;
import dev.hookline.testing.MockWebhookManager;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The test of a service's own class. */
@HooklineTest(value = Projects.class, properties = "hookline.webhooks=classpath:webhooks.yaml")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HooklineTestTest {

  @Autowired private Projects projects;
  @Autowired private MockWebhookManager webhooks;
  @Autowired private ApplicationContext context;

  @Test
  @Order(1)
  void seesWhatWasInvoked() {
    webhooks.respondWith(Payload.of("{\"labels\":[]}"));

    assertThat(projects.create(new Projects.Project(7, "seven"))).isEqualTo("{\"labels\":[]}");
    assertThat(webhooks.invocations())
        .extracting(MockWebhookManager.Invocation::event)
        .containsExactly(Projects.CREATED);
  }

  @Test
  @Order(2)
  void startsEachTestWithoutInvocations() {
    assertThat(webhooks.invocations()).isEmpty();
  }

  @Test
  void hasNoWorkerAndNoWebServer() {
    assertThat(context.containsBean("hooklineWorker")).isFalse();
    assertThat(context.containsBean("tomcatServletWebServerFactory")).isFalse();
  }
}
