package projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.spring.testing.HooklineTest;
import dev.hookline.testing.MockWebhookManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The controller with a fake manager: no server, no worker, no HTTP. */
@HooklineTest(ProjectController.class)
class ProjectControllerTest {

  @Autowired private ProjectController projects;
  @Autowired private MockWebhookManager webhooks;

  @Test
  void returnsTheLabels() {
    webhooks.respondWith(Payload.of("{\"labels\":[\"blue\"]}"));
    ProjectController.Project project = new ProjectController.Project(7, "seven");

    assertThat(projects.create(project)).isEqualTo("{\"labels\":[\"blue\"]}");
    assertThat(webhooks.invocations()).singleElement().returns(project, call -> call.payload());
  }
}
