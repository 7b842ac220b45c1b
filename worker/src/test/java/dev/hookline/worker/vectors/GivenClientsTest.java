package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.EventType;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.SimpleWebhookManager;
import dev.hookline.WebhookClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded cases of clients that are given to a simple manager by hand. */
class GivenClientsTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void areCalledAsTheGoPackageCallsThem(String id, JsonNode recorded) throws Exception {
    JsonNode result = recorded.path("result");
    EventType event = EventType.of(recorded.path("event").asText());
    SimpleWebhookManager manager =
        new SimpleWebhookManager(clients(recorded, "sync"), clients(recorded, "async"));
    List<String> answers = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    boolean threw = false;

    try {
      manager.invokeWebhooks(
          event,
          Payload.of(recorded.path("payload").asText()),
          response -> answers.add(response.text()),
          error -> {
            errors.add(String.valueOf(error.getMessage()));
            return OnError.noOp().onError(error);
          });
    } catch (RuntimeException e) {
      threw = true;
    }

    awaitCalls(result.path("calls").size());
    assertThat(manager.isEventConfigured(event))
        .isEqualTo(result.path("isEventConfigured").asBoolean());
    assertThat(threw).isEqualTo(!result.path("returned").isNull());
    assertThat(answers).hasSize(result.path("onSuccess").path("calls").asInt());
    answers.forEach(
        answer ->
            assertThat(answer)
                .isEqualTo(result.path("onSuccess").path("bytes").path("utf8").asText()));
    assertThat(errors).hasSize(result.path("onErrorText").isNull() ? 0 : 1);
    List<String> expected = new ArrayList<>();
    result.path("calls").forEach(call -> expected.add(call.asText()));
    assertThat(calls).isEqualTo(expected);
  }

  static Stream<Object[]> cases() throws IOException {
    return StreamSupport.stream(VectorsTest.cases().spliterator(), false)
        .filter(recorded -> recorded.path("group").asText().equals("manager"))
        .filter(recorded -> recorded.path("extra").has("event"))
        .map(recorded -> new Object[] {recorded.path("id").asText(), recorded.path("extra")});
  }

  private Map<EventType, List<WebhookClient>> clients(JsonNode recorded, String type) {
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
          : Payload.of(client.path("returns").asText());
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
