package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.endpoint.WatchInput;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.internal.alert.SendAlert;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflow of endpoints in a fleet in which not all workers have its activities. */
class WatchEndpointsTest {

  private static final Change FAILING =
      new Change(
          "billing:443",
          EndpointReport.FAILING,
          500,
          10,
          0,
          new FailedCall("OnX", "billing", "OnX:1", "http_status", 503));

  private static final Path RECORDED = Path.of("src/test/resources/histories/0.1.1/endpoints.json");
  private static final String CONTINUED =
      """
      {
        "eventId": "13",
        "eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW",
        "workflowExecutionContinuedAsNewEventAttributes": {
          "newExecutionRunId": "11111111-2222-3333-4444-555555555555",
          "workflowType": {"name": "WatchEndpoints"},
          "taskQueue": {"name": "recorded"},
          "workflowTaskCompletedEventId": "11"
        }
      }
      """;

  private final AtomicInteger asked = new AtomicInteger();

  /** The first two workers are old. */
  private final class Mixed implements SendAlert {
    @Override
    public void send(RawValue alert) {
      if (asked.incrementAndGet() <= 2) {
        throw ApplicationFailure.newNonRetryableFailure("no activity type", "NotFound");
      }
    }
  }

  /** Its configuration of alerts is broken, for instance. */
  private final class Refusing implements SendAlert {
    @Override
    public void send(RawValue alert) {
      asked.incrementAndGet();
      throw ApplicationFailure.newFailure("not now", "refused");
    }
  }

  private final class Counting implements SendAlert {
    @Override
    public void send(RawValue alert) {
      asked.incrementAndGet();
    }
  }

  @Test
  void anOrderDoesNotWaitForAlertsThatCannotBeSent() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      EndpointRegistry registry = start(environment, new Refusing());
      registry.report(new EndpointReport("a", List.of(FAILING)));
      Await.until(() -> asked.get() > 0 && !known(registry).isEmpty());
      registry.report(
          new EndpointReport(
              "a", List.of(new Change("billing:443", EndpointReport.RECOVERED, 0, 0, 0, null))));
      Await.until(() -> known(registry).isEmpty());
      registry.disable(new EndpointOrder("billing:443", null, null));

      Await.until(() -> known(registry).size() == 1);
    }
  }

  private static List<EndpointState> known(EndpointRegistry registry) {
    return registry.read().orElse(EndpointStates.none()).endpoints();
  }

  private static EndpointRegistry start(TestWorkflowEnvironment environment, SendAlert alerts) {
    Worker worker = environment.newWorker("queue");
    worker.registerWorkflowImplementationTypes(WatchEndpointsWorkflow.class);
    worker.registerActivitiesImplementations(alerts);
    environment.start();
    return new EndpointRegistry(environment.getWorkflowClient(), "queue");
  }

  /** The recorded run, up to the second workflow task; its alert is not sent yet. */
  @Test
  void aLongRunContinuesAsNewThoughAnAlertIsNotSentYet() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode recorded = json.readTree(RECORDED.toFile());
    ArrayNode events = (ArrayNode) recorded.get("events");
    while (events.size() > 12) {
      events.remove(12);
    }
    ((ObjectNode) events.get(9).get("workflowTaskStartedEventAttributes"))
        .put("suggestContinueAsNew", true);
    events.add(json.readTree(CONTINUED));

    assertThatCode(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    recorded.toString(), WatchEndpointsWorkflow.class))
        .doesNotThrowAnyException();
  }

  @Test
  void theNextRunSendsTheAlertsThatAreLeftUnlessTheyAreTooOld() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      start(environment, new Counting());
      long now = environment.currentTimeMillis();
      EndpointState state = EndpointState.of("billing:443");
      List<Alert> unsent =
          Stream.of(now - 1_000, now - 700_000)
              .map(at -> Alert.of(Alert.FAILING, at, state, 500, 10))
              .toList();
      WorkflowStub run =
          environment
              .getWorkflowClient()
              .newUntypedWorkflowStub(
                  Names.WATCH_ENDPOINTS,
                  WorkflowOptions.newBuilder().setTaskQueue("queue").build());
      run.start(WireJson.toPayload(new WatchInput(List.of(), unsent, Map.of())));
      run.getResult(Void.class);

      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void anAlertThatAnOldWorkerRefusesIsSentByAnother() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      start(environment, new Mixed()).report(new EndpointReport("a", List.of(FAILING)));
      environment.sleep(Duration.ofMinutes(1));

      assertThat(asked).hasValue(3);
    }
  }
}
