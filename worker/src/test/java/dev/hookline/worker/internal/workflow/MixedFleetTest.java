package dev.hookline.worker.internal.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.HeldCall;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.call.CallWebhook;
import dev.hookline.worker.internal.call.EnqueueEvent;
import dev.hookline.worker.internal.call.HoldCall;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Activities that an older worker of the fleet refuses, since it does not know them. */
class MixedFleetTest {

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final WorkflowClient client = environment.getWorkflowClient();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @BeforeEach
  void start() {
    Worker worker = environment.newWorker("mixed");
    worker.registerWorkflowImplementationTypes(
        InvokeWebhooksWorkflow.class, OrderedEventsWorkflow.class);
    worker.registerActivitiesImplementations(
        (DynamicActivity) arguments -> Bodies.empty(),
        (CallWebhook) (order, body, first) -> respond(order),
        (HoldCall) this::hold,
        new Reading());
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void aRedirectWaitsForANewerWorker() {
    WorkflowStub event = startEvent();
    environment.sleep(Duration.ofSeconds(5));

    event.update(
        Names.REDIRECT, Void.class, WireJson.toPayload(WebhookCall.of(webhook("http://new"))));

    assertThat(Bodies.text(event.getResult(RawValue.class))).isEqualTo("{}");
    assertThat(refused).hasValue(3);
  }

  @Test
  void theEndOfAnEventIsReadAgain() {
    WorkflowStub queue =
        client.newUntypedWorkflowStub(
            Names.ORDERED_EVENTS,
            WorkflowOptions.newBuilder().setTaskQueue("mixed").setWorkflowId("queue").build());
    WorkflowStub event = startEvent();
    queue.signalWithStart(
        Names.ENQUEUE,
        new Object[] {Bodies.of("{\"event\":\"E:a\"}".getBytes(UTF_8))},
        new Object[] {});

    queue.getResult(Void.class);

    assertThat(closed).hasValue(2);
    event.terminate("the end of the test");
  }

  private RawValue hold() {
    if (refused.incrementAndGet() < 3) {
      throw unknown();
    }
    return WireJson.toPayload(new HeldCall(false, null));
  }

  /** The reading of an event's end; its first one is refused. */
  private final class Reading implements EnqueueEvent {
    @Override
    public void enqueue(String queue, RawValue entry) {}

    @Override
    public boolean awaitEnd(String event) {
      if (closed.incrementAndGet() < 2) {
        throw unknown();
      }
      return true;
    }
  }

  private static ApplicationFailure unknown() {
    return ApplicationFailure.newNonRetryableFailure("activity is not registered", "unknown");
  }

  private static RawValue respond(RawValue order) {
    if (WireJson.read(order, CallInput.class).orElseThrow().webhook().url().equals("http://new")) {
      return Bodies.of("{}".getBytes(UTF_8));
    }
    throw ApplicationFailure.newBuilder()
        .setMessage("the endpoint is down")
        .setType("http_status")
        .setNextRetryDelay(Duration.ofHours(1))
        .build();
  }

  private WorkflowStub startEvent() {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder().setTaskQueue("mixed").setWorkflowId("E:a").build());
    Plan plan = Plan.of(EventType.of("E"), null, List.of(webhook("http://old")));
    stub.start(WireJson.toPayload(plan), Bodies.of("{}".getBytes(UTF_8)));
    return stub;
  }

  private static WebhookConfig webhook(String url) {
    return WebhookConfig.builder("a", url)
        .execution(WebhookExecution.REGULAR)
        .numRetries(10_000)
        .finalResponse(true)
        .build();
  }
}
