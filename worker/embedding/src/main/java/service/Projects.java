package service;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.config.EventType;
import dev.hookline.worker.Hookline;
import java.util.ArrayList;
import java.util.List;

/** What the service does: it creates projects, which others are told of. */
final class Projects {

  static final EventType CREATED = EventType.of("OnProjectCreated");

  private final Hookline hookline;

  Projects(Hookline hookline) {
    this.hookline = hookline;
  }

  /** Creates one; returns what the endpoint responded. */
  String create(Project project) {
    List<Payload> responses = new ArrayList<>();
    hookline
        .manager()
        .invokeWebhooks(
            CREATED,
            project,
            InvokeOptions.key("project-" + project.id()),
            responses::add,
            OnError.rethrow());
    return responses.get(0).text();
  }

  /** What a payload is made of. */
  record Project(int id, String name) {}
}
