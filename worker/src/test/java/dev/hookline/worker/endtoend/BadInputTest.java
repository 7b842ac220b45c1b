package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors for invalid input and environments. */
@Tag("server")
class BadInputTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final InvokeOptions SOON =
      InvokeOptions.key("k").withDeadline(Duration.ofMillis(1500));

  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();

  @Test
  void aPayloadThatIsNotJsonIsRefused() {
    InvocationException error = invoke(manager(client), Payload.of("{oops"), SOON);

    assertThat(error.reason()).isEqualTo(Reason.INVALID_PAYLOAD);
    assertThat(error.accepted()).isEqualTo(Accepted.NO);
    assertThat(error)
        .hasMessage(
            "payload must be empty or one JSON value in UTF-8, found 5 bytes that are neither; pass an object to have it serialized as JSON");
  }

  @Test
  void aPayloadOverTheLimitIsRefused() {
    Payload large = Payload.of("\"" + "x".repeat(Payload.MAX_BYTES) + "\"");

    InvocationException error = invoke(manager(client), large, SOON);

    assertThat(error.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE);
    assertThat(error)
        .hasMessage(
            "payload must be at most 1572864 bytes, found 1572866; send a reference to the data instead");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "hookline.encrypted",
      matches = "true",
      disabledReason = "literal tokens are accepted then")
  void aLiteralTokenIsRefusedWithoutShowingIt() {
    WebhookConfig webhook =
        WebhookConfig.builder("labels", "http://127.0.0.1:1/")
            .bearerToken("hunter2-is-secret")
            .finalResponse(true)
            .build();

    assertThatThrownBy(
            () ->
                Webhooks.initialize(
                    Config.empty().with(EVENT, webhook),
                    List.of(EVENT),
                    client,
                    DurableOptions.defaults()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("OnProjectCreated[0].authToken")
        .hasMessageContaining("${env:HOOKLINE_SECRET_")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anUnreachableServerIsNamedWithTheKeyToCallAgainWith() {
    WorkflowServiceStubs nowhere =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
    try {
      InvocationException error =
          invoke(manager(WorkflowClient.newInstance(nowhere)), Payload.of("{}"), SOON);

      assertThat(error.accepted()).isEqualTo(Accepted.UNKNOWN);
      assertThat(error)
          .hasMessageContaining("Temporal server did not respond")
          .hasMessageContaining("check TEMPORAL_ADDRESS")
          .hasMessageEndingWith("; call again with key 'k'");
    } finally {
      nowhere.shutdownNow();
    }
  }

  @Test
  @NeedsRealServer
  void aMissingNamespaceIsNamed() {
    InvocationException error = invoke(managerOfNowhere(), Payload.of("{}"), SOON);

    assertThat(error.reason()).isEqualTo(Reason.NAMESPACE_NOT_FOUND);
    assertThat(error.accepted()).isEqualTo(Accepted.NO);
    assertThat(error)
        .hasMessageContaining(
            "no namespace 'nowhere'; create it with hookline setup, or set TEMPORAL_NAMESPACE");
  }

  @Test
  @NeedsRealServer
  void aMissingNamespaceIsNotReportedAsAMissingExecution() {
    try (DurableWebhookManager manager = managerOfNowhere()) {
      List<ThrowingCallable> calls =
          List.of(
              () -> manager.cancel(EVENT, "k"),
              () -> manager.attach(EVENT, "k", SOON, OnSuccess.noOp(), OnError.noOp()));

      assertThat(calls)
          .extracting(call -> catchThrowableOfType(InvocationException.class, call).reason())
          .containsOnly(Reason.NAMESPACE_NOT_FOUND);
    }
  }

  private DurableWebhookManager managerOfNowhere() {
    return manager(
        WorkflowClient.newInstance(
            client.getWorkflowServiceStubs(),
            WorkflowClientOptions.newBuilder().setNamespace("nowhere").build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"version\":1}",
        "{\"version\":1,\"event\":\"e\",\"webhooks\":[null]}",
        "{\"version\":1,\"event\":\"e\",\"webhooks\":[{}]}",
        "{\"version\":1,\"event\":\"e\",\"webhooks\":7}",
        "{\"version\":\"1\",\"event\":\"e\",\"webhooks\":[]}",
        "{\"version\":1,\"event\":\"e\",\"webhooks\":[{\"name\":\"a\",\"url\":\"http://h/\"}]}",
      })
  void aPlanThatBreaksARuleFailsAtOnce(String plan) throws Exception {
    assertThat(failureOf(plan).getType()).isEqualTo("invalid_plan");
  }

  @Test
  void aPlanOfANewerVersionFailsAsUnsupported() throws Exception {
    ApplicationFailure failure = failureOf("{\"version\":99,\"event\":\"e\",\"webhooks\":[]}");

    assertThat(failure.getType()).isEqualTo("unsupported_plan");
  }

  private ApplicationFailure failureOf(String plan) throws Exception {
    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      WorkflowStub stub =
          client.newUntypedWorkflowStub(
              Names.INVOKE_WEBHOOKS, WorkflowOptions.newBuilder().setTaskQueue(queue).build());
      stub.start(Bodies.of(plan.getBytes(java.nio.charset.StandardCharsets.UTF_8)), Bodies.empty());
      WorkflowFailedException failed =
          catchThrowableOfType(
              WorkflowFailedException.class,
              () -> stub.getResult(20, TimeUnit.SECONDS, RawValue.class));
      return (ApplicationFailure) failed.getCause();
    }
  }

  private HooklineWorker worker() {
    return HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
  }

  private static InvocationException invoke(
      DurableWebhookManager manager, Payload payload, InvokeOptions options) {
    try (manager) {
      return catchThrowableOfType(
          InvocationException.class,
          () -> manager.invokeWebhooks(EVENT, payload, options, OnSuccess.noOp(), OnError.noOp()));
    }
  }

  private DurableWebhookManager manager(WorkflowClient on) {
    WebhookConfig webhook =
        WebhookConfig.builder("labels", "http://127.0.0.1:1/")
            .numRetries(1)
            .finalResponse(true)
            .build();
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhook),
            List.of(EVENT),
            on,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
