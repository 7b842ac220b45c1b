package dev.hookline.worker.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.SimpleWebhookManager;
import dev.hookline.WebhookClient;
import dev.hookline.config.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One case of custom clients: what each was sent, and how the call ended. */
final class GivenClients {

  private final JsonNode recorded;
  private final List<String> calls = new CopyOnWriteArrayList<>();

  GivenClients(JsonNode recorded) {
    this.recorded = recorded;
  }

  static List<String> recorded(JsonNode result) {
    List<String> calls = new ArrayList<>();
    result.path("calls").forEach(call -> calls.add(call.asText()));
    JsonNode onSuccess = result.path("onSuccess");
    return lines(
        result.path("isEventConfigured").asBoolean(),
        result.path("returned").isNull(),
        onSuccess.path("calls").asInt() == 0
            ? List.of()
            : List.of(Bodies.show(onSuccess.path("bytes"))),
        result.path("onErrorText").isNull() ? 0 : 1,
        calls);
  }

  List<String> run() throws InterruptedException {
    EventType event = EventType.of(recorded.path("event").asText());
    SimpleWebhookManager manager = new SimpleWebhookManager(clients("sync"), clients("async"));
    List<String> responses = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    boolean returns = true;
    try {
      manager.invokeWebhooks(
          event,
          Payload.of(recorded.path("payload").asText()),
          response -> responses.add(Bodies.show(response.bytes())),
          error -> {
            errors.add(String.valueOf(error.getMessage()));
            return OnError.noOp().onError(error);
          });
    } catch (RuntimeException e) {
      returns = false;
    }
    awaitCalls(recorded.path("result").path("calls").size());
    return lines(
        manager.isEventConfigured(event), returns, responses, errors.size(), List.copyOf(calls));
  }

  private static List<String> lines(
      boolean configured, boolean returns, List<String> responses, int errors, List<String> calls) {
    return List.of(
        configured ? "configured" : "not configured",
        returns ? "returns" : "throws",
        "onSuccess " + responses,
        "onError " + errors,
        "calls " + calls);
  }

  private Map<EventType, List<WebhookClient>> clients(String type) {
    if (!recorded.path(type + "KeyPresent").asBoolean()) {
      return Map.of();
    }
    List<WebhookClient> clients = new ArrayList<>();
    recorded.path(type + "Clients").forEach(client -> clients.add(new Given(client, calls)));
    return Map.of(EventType.of("OnX"), clients);
  }

  private void awaitCalls(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (calls.size() < count && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private record Given(JsonNode client, List<String> calls) implements WebhookClient {

    @Override
    public Payload invoke(Payload payload) {
      calls.add(getName() + " <- " + payload.text());
      if (client.has("error")) {
        throw new IllegalStateException(client.path("error").asText());
      }
      return client.path("returns").isNull()
          ? Payload.empty()
          : Payload.of(client.path("returns").asText().getBytes(UTF_8));
    }

    @Override
    public boolean isAsync() {
      return client.path("async").asBoolean();
    }

    @Override
    public boolean isFinalResponse() {
      return client.path("finalResponse").asBoolean();
    }

    @Override
    public String getUseDataFrom() {
      return client.path("useDataFrom").asText();
    }

    @Override
    public String getName() {
      return client.path("name").asText();
    }
  }
}
