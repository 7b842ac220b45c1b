package service;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import dev.hookline.config.EventType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the service does: it creates projects and notifies others of them. */
@RestController
class Projects {

  static final EventType CREATED = EventType.of("OnProjectCreated");

  private final WebhookManager webhooks;

  Projects(WebhookManager webhooks) {
    this.webhooks = webhooks;
  }

  /** Creates one; returns what the endpoint responded. */
  @PostMapping("/projects")
  String create(@RequestBody Project project) {
    List<Payload> responses = new ArrayList<>();
    webhooks.invokeWebhooks(
        CREATED,
        project,
        InvokeOptions.key("project-" + project.projectId()),
        responses::add,
        OnError.rethrow());
    return responses.get(0).text();
  }

  /** What a payload is made of. */
  record Project(int projectId, String name) {}
}
