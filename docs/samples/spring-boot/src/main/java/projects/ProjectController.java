package projects;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.WebhookManager;
import dev.hookline.config.EventType;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProjectController {

  record Project(int id, String name) {}

  private static final EventType PROJECT_CREATED = EventType.of("OnProjectCreated");

  private final WebhookManager webhooks;

  ProjectController(WebhookManager webhooks) {
    this.webhooks = webhooks;
  }

  /** Creates a project and returns its labels, which another team decides. */
  @PostMapping(path = "/projects", produces = MediaType.APPLICATION_JSON_VALUE)
  String create(@RequestBody Project project) {
    AtomicReference<String> labels = new AtomicReference<>();
    webhooks.invokeWebhooks(
        PROJECT_CREATED,
        project, // sent as JSON, by the service's own mapper
        InvokeOptions.key("project-" + project.id()), // a repeated request gets the same result
        response -> labels.set(response.text()),
        OnError.rethrow());
    return labels.get();
  }
}
