package dev.hookline.worker.internal.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.internal.server.EventQueues;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.call.CallWebhook;
import dev.hookline.worker.internal.call.EnqueueEventActivity;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordered events whose starter or queue was lost; the test skips the minutes that they wait. */
class LostOrderTest {

  private static final String QUEUE = "ordering::E:7";

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final WorkflowClient client = environment.getWorkflowClient();
  private final Map<String, Boolean> failing = new ConcurrentHashMap<>();

  @BeforeEach
  void start() {
    Worker worker = environment.newWorker("orders");
    worker.registerWorkflowImplementationTypes(
        InvokeWebhooksWorkflow.class, OrderedEventsWorkflow.class);
    worker.registerActivitiesImplementations(
        (DynamicActivity) arguments -> response(),
        (CallWebhook) (order, body, first) -> response(),
        new EnqueueEventActivity(client));
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void anEventWhoseStarterDiedTakesAPlaceByItself() {
    WorkflowStub event = startEvent("E:a");

    assertThat(Bodies.text(event.getResult(RawValue.class))).isEqualTo("{}");
    assertThat(waited()).isBetween(60L, 120L);
  }

  @Test
  void aTerminatedEventLetsTheQueueContinue() {
    failing.put("E", true);
    WorkflowStub first = startEvent("E:a");
    enqueue("E:a");
    environment.sleep(Duration.ofSeconds(1));
    first.terminate("by an operator");
    failing.clear();

    WorkflowStub second = startEvent("E:b");
    enqueue("E:b");

    assertThat(Bodies.text(second.getResult(RawValue.class))).isEqualTo("{}");
  }

  @Test
  void eventsOfATerminatedQueueTakePlacesAgain() {
    failing.put("E", true);
    startEvent("E:a");
    enqueue("E:a");
    WorkflowStub second = startEvent("E:b");
    enqueue("E:b");
    environment.sleep(Duration.ofSeconds(1));
    client.newUntypedWorkflowStub(QUEUE).terminate("by an operator");
    failing.clear();

    assertThat(Bodies.text(second.getResult(RawValue.class))).isEqualTo("{}");
  }

  @Test
  void aTurnInAnotherQueueDoesNotBeginTheEvent() {
    WorkflowStub event = startEvent("E:a");

    event.signal(Names.BEGIN_TURN, "ordering::E:8");

    assertThat(Bodies.text(event.getResult(RawValue.class))).isEqualTo("{}");
    assertThat(waited()).isEqualTo(60);
  }

  private long waited() {
    List<?> timers =
        client.fetchHistory("E:a").getEvents().stream()
            .filter(event -> event.hasTimerFiredEventAttributes())
            .toList();
    return timers.size() * 60L;
  }

  private RawValue response() {
    if (failing.containsKey("E")) {
      throw ApplicationFailure.newBuilder()
          .setMessage("the endpoint is down")
          .setType("http_status")
          .setNextRetryDelay(Duration.ofHours(1))
          .build();
    }
    return Bodies.of("{}".getBytes(UTF_8));
  }

  private void enqueue(String event) {
    EventQueues.enqueue(client, "orders", QUEUE, new QueueEntry(event, false));
  }

  private WorkflowStub startEvent(String id) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder().setTaskQueue("orders").setWorkflowId(id).build());
    Plan plan =
        Plan.of(
                EventType.of("E"),
                null,
                List.of(
                    WebhookConfig.builder("a", "http://a")
                        .numRetries(10_000)
                        .finalResponse(true)
                        .build()))
            .withOrdering(new Ordering(QUEUE, false));
    stub.start(WireJson.toPayload(plan), Bodies.of("{}".getBytes(UTF_8)));
    return stub;
  }
}
