package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The caller's W3C trace context, passed to the endpoints. */
@Tag("server")
class TraceContextTest {

  private static final EventType EVENT = EventType.of("OnTraced");
  private static final String OF_CALL = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String OF_SERVICE =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    receiver
        .on("labels", Step.of(503, "{}"), Step.of(200, "{}"))
        .on("billing", Step.of(200, "{}"))
        .on("mail", Step.of(503, "{}"), Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void reachesEveryAttemptOfSyncAndAsyncWebhooks() {
    invoke(DurableOptions.defaults(), InvokeOptions.defaults().withTraceparent(OF_CALL));

    assertThat(traceparents()).containsExactly(OF_CALL, OF_CALL, OF_CALL, OF_CALL, OF_CALL);
  }

  @Test
  void hasWhatTracingSystemsAddToIt() {
    String state = "vendor=a%20b, other=1";

    invoke(DurableOptions.defaults(), InvokeOptions.defaults().withTraceContext(OF_CALL, state));

    assertThat(traceparents()).hasSize(5).containsOnly(OF_CALL);
    assertThat(headers("Tracestate")).hasSize(5).containsOnly(state);
  }

  @Test
  void comesFromTheServiceIfTheCallNamesNone() {
    invoke(DurableOptions.defaults().withTraceparent(() -> OF_SERVICE), InvokeOptions.defaults());

    assertThat(traceparents()).hasSize(5).containsOnly(OF_SERVICE);
  }

  @Test
  void isThatOfTheCallIfBothNameOne() {
    invoke(
        DurableOptions.defaults().withTraceparent(() -> OF_SERVICE),
        InvokeOptions.defaults().withTraceparent(OF_CALL));

    assertThat(traceparents()).hasSize(5).containsOnly(OF_CALL);
  }

  @Test
  void isNotGenerated() {
    invoke(DurableOptions.defaults(), InvokeOptions.defaults());

    assertThat(traceparents()).hasSize(5).containsOnly("");
    assertThat(headers("Tracestate")).hasSize(5).containsOnly("");
  }

  private List<String> traceparents() {
    return headers("Traceparent");
  }

  private List<String> headers(String name) {
    return receiver.requests().stream().map(request -> request.header(name)).toList();
  }

  /** Returns when all five attempts have been made: two, one, and two of the async webhook. */
  private void invoke(DurableOptions durable, InvokeOptions call) {
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels")).build(),
                        WebhookConfig.builder("billing", receiver.url("billing"))
                            .useDataFrom("labels")
                            .finalResponse(true)
                            .build(),
                        WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
                List.of(EVENT),
                client,
                durable.withTaskQueue(queue))
            .orElseThrow()) {
      manager.invokeWebhooks(EVENT, Payload.of("{}"), call, OnSuccess.noOp(), OnError.noOp());
    }
    Await.until(() -> receiver.requests("mail").size() == 2);
  }
}
