package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookType;
import dev.hookline.config.YamlConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One case on one kind of manager, with its own servers. */
final class CaseRun implements AutoCloseable {

  /** Creates a manager of the kind under test. */
  @FunctionalInterface
  interface Managers {
    Optional<? extends WebhookManager> create(@Nullable Config config, List<EventType> events);
  }

  private final JsonNode recorded;
  private final Traffic traffic = new Traffic();
  private final CaseServers servers;

  CaseRun(JsonNode recorded) {
    this.recorded = recorded;
    servers = new CaseServers(recorded.path("script"), traffic);
  }

  /** Runs the case and returns the same lines as {@link Recorded#lines}. */
  List<String> run(Managers managers) throws InterruptedException {
    Optional<? extends WebhookManager> manager;
    try {
      manager = managers.create(config(), events());
    } catch (ConfigException e) {
      return List.of("init: refused");
    }
    if (manager.isEmpty()) {
      return List.of("init: no manager");
    }
    List<String> lines = new ArrayList<>();
    lines.add("init: manager" + wrongEvents(manager.get()));
    for (JsonNode call : recorded.path("invocations")) {
      lines.add(invoke(manager.get(), call));
    }
    return lines;
  }

  private @Nullable Config config() {
    if (recorded.path("configYaml").isNull()) {
      return null;
    }
    Config config = YamlConfig.read(servers.replace(recorded.path("configYaml").asText()));
    traffic.asyncAre(
        config.config().values().stream()
            .flatMap(List::stream)
            .filter(webhook -> webhook.type() == WebhookType.ASYNC)
            .map(webhook -> String.valueOf(webhook.name()))
            .collect(Collectors.toUnmodifiableSet()));
    return config;
  }

  private List<EventType> events() {
    List<EventType> events = new ArrayList<>();
    recorded.path("eventList").forEach(name -> events.add(EventType.of(name.asText())));
    return events;
  }

  private String wrongEvents(WebhookManager manager) {
    List<String> wrong = new ArrayList<>();
    recorded
        .path("isEventConfigured")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().isEmpty()
                  && manager.isEventConfigured(EventType.of(entry.getKey()))
                      != entry.getValue().booleanValue()) {
                wrong.add(entry.getKey());
              }
            });
    return wrong.isEmpty() ? "" : ", isEventConfigured differs for " + wrong;
  }

  private String invoke(WebhookManager manager, JsonNode call) throws InterruptedException {
    List<String> responses = Collections.synchronizedList(new ArrayList<>());
    List<String> errors = Collections.synchronizedList(new ArrayList<>());
    EventType event = EventType.of(call.path("event").asText());
    CaseContext context = new CaseContext(call.path("ctx").asText(), manager, event);
    traffic.begin(context);
    CaseCallbacks callbacks =
        new CaseCallbacks(responses, errors, traffic.trace(), context::cancel);
    JsonNode json = call.path("payload").path("json");
    Object payload = json.isNull() ? new Object() : Payload.of(Bodies.of(json));
    String kind = "returns";
    try {
      manager.invokeWebhooks(
          event,
          payload,
          context.options(),
          callbacks.onSuccess(call.path("onSuccess").asText()),
          callbacks.onError(call.path("onError").asText()));
    } catch (RuntimeException e) {
      kind = CaseCallbacks.isWebhookError(e) ? "webhook error" : "other error";
      if (CaseCallbacks.isDeadline(e)) {
        // the event's progress by then depends on the server's speed
        return Recorded.deadline(kind, responses, errors.size());
      }
    }
    traffic.trace().add("return");
    context.returned();
    JsonNode result = call.path("result");
    traffic.settle(result);
    return Recorded.text(kind, responses, errors.size(), traffic.trace(), traffic.lines())
        + traffic.problems(result)
        + context.problems();
  }

  @Override
  public void close() {
    servers.close();
  }
}
