package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.internal.EndpointId;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.endpoint.Endpoint;
import dev.hookline.operate.endpoint.Endpoints;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.worker.AlertSettings;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the operator's endpoint receives when another one fails, and what disabling does. */
@Tag("server")
class AlertsTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final EventType OTHER = EventType.of("OnProjectDeleted");
  private static final String NAMED = "Mail team";
  private static final String SECRET = "s3cret-of-the-query";

  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final Receiver receiver = new Receiver();
  private final Receiver operator = new Receiver();
  private final Endpoints endpoints = Endpoints.of(client, queue);
  private final Receiver other = new Receiver();
  private final String endpoint = EndpointId.ofUrl(receiver.url("billing"));
  private DurableWebhookManager manager;
  private HooklineWorker worker;

  @BeforeEach
  void start() {
    operator.on("alerts", Step.of(204, ""));
    worker = startWorker();
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("billing", receiver.url("billing?key=" + SECRET))
                            .finalResponse(true)
                            .numRetries(3)
                            .build())
                    .with(
                        OTHER,
                        WebhookConfig.builder("mail", other.url("mail"))
                            .endpoint(EndpointConfig.named(NAMED))
                            .finalResponse(true)
                            .numRetries(3)
                            .build()),
                List.of(EVENT, OTHER),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
  }

  private HooklineWorker startWorker() {
    Config alerts = Config.empty();
    for (EventType event : AlertSettings.EVENTS) {
      alerts =
          alerts.with(
              event,
              WebhookConfig.builder("oncall", operator.url("alerts"))
                  .async(true)
                  .numRetries(2)
                  .build());
    }
    return HooklineWorker.start(
        client,
        WorkerSettings.of(name -> null)
            .withTaskQueue(queue)
            .withAlerts(
                AlertSettings.to(alerts)
                    .withFailures(3)
                    .withTimes(Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofHours(1))));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
    other.close();
    operator.close();
  }

  @Test
  void aFailingEndpointIsAlertedOnceAndOnceMoreWhenItHasRecovered() {
    receiver.on("billing", Step.of(503, "{}"));
    fail("1");
    Await.until(() -> alerts("webhook.failing").size() == 1);
    Await.until(() -> alerts("webhook.exhausted").size() == 1);
    fail("2");
    Await.until(() -> find() != null && find().status().equals(Endpoint.FAILING));
    assertThat(find().code()).isEqualTo("http_status");
    awaitLaterAlerts();

    assertThat(alerts("webhook.failing"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.text())
                    .contains(
                        "\"endpoint\":\"" + endpoint + "\"",
                        "\"failures\":3",
                        "\"webhook\":\"billing\"",
                        "\"code\":\"http_status\"",
                        "\"status\":503",
                        "\"executionId\":\"" + id("1") + "\"",
                        "\"command\":\"hookline show " + id("1") + "\""));
    assertThat(alerts("webhook.exhausted")).hasSize(1);
    assertThat(operator.requests())
        .allSatisfy(request -> assertThat(request.text()).doesNotContain(SECRET));
  }

  /** The embedded server leaves an execution with the worker that had it, even after its end. */
  @Test
  @NeedsRealServer
  void anEndpointThatAnotherWorkerSeesFailingTooIsNotAlertedAgain() {
    receiver.on("billing", Step.of(503, "{}"));
    fail("1");
    Await.until(() -> alerts("webhook.failing").size() == 1);
    worker.close();
    worker = startWorker();
    fail("2");
    awaitLaterAlerts();

    assertThat(alerts("webhook.failing")).hasSize(1);
    assertThat(alerts("webhook.exhausted")).hasSize(1);
  }

  @Test
  void recoveryIsAlertedOnce() {
    receiver.on("billing", Step.of(503, "{}"));
    fail("1");
    Await.until(() -> alerts("webhook.failing").size() == 1);
    receiver.on("billing", Step.of(200, "{}"));
    invoke("2");
    Await.until(() -> alerts("webhook.recovered").size() == 1);
    invoke("3");
    awaitLaterAlerts();

    assertThat(alerts("webhook.failing")).hasSize(1);
    assertThat(alerts("webhook.recovered")).hasSize(1);
  }

  @Test
  @NeedsRealServer
  void theEndOfABatchIsAlerted() {
    receiver.on("billing", Step.of(503, "{}"));
    fail("1");
    receiver.on("billing", Step.of(200, "{}"));
    ExecutionFilter one =
        ExecutionFilter.all().with(all -> all.query("WorkflowId = '" + id("1") + "'"));
    Await.until(() -> Executions.of(client).countAll(one) == 1);
    String batch =
        ReplayBatches.of(client, queue).start(BatchRequest.of(one, ReplayOptions.fromStart()));
    Await.until(() -> batches().size() == 1);

    assertThat(batches().get(0).text())
        .contains(
            "\"batch\":\"" + batch + "\"",
            "\"status\":\"succeeded\"",
            "\"command\":\"hookline replay report " + batch + "\"");
  }

  @Test
  void anAlertThatFailsCausesNoAlert() {
    operator.on("alerts", Step.of(500, "{}"));
    receiver.on("billing", Step.of(503, "{}"));
    fail("1");

    Await.until(() -> operator.requests("alerts").size() == 4);
    failOther();
    Await.until(() -> endpoints.find(NAMED).isPresent());

    assertThat(endpoints.list()).map(Endpoint::endpoint).containsExactlyInAnyOrder(endpoint, NAMED);
  }

  /** Another endpoint fails and recovers, which takes longer than a wrong alert about the first. */
  private void awaitLaterAlerts() {
    failOther();
    Await.until(() -> alerts("webhook.failing", NAMED).size() == 1);
    other.on("mail", Step.of(200, "{}"));
    invoke(OTHER, "responds");
    Await.until(() -> alerts("webhook.recovered", NAMED).size() == 1);
  }

  private void failOther() {
    other.on("mail", Step.of(503, "{}"));
    assertThatThrownBy(() -> invoke(OTHER, "fails")).isInstanceOf(WebhookException.class);
  }

  @Test
  void anAttemptAtADisabledEndpointWaitsUntilItIsEnabled() throws Exception {
    receiver.on("billing", Step.of(200, "{\"n\":1}"));
    endpoints.disable(receiver.url("billing"), "maintenance");
    Await.until(() -> find() != null);
    assertThat(find().status()).isEqualTo(Endpoint.DISABLED);
    assertThat(find().reason()).isEqualTo("maintenance");
    int called = untilOneWaits(EVENT);
    endpoints.enable(endpoint);
    Await.until(() -> find() == null);

    Await.closed(client, id("waits" + called));
    assertThat(receiver.requests()).hasSize(called + 1);
    assertThat(receiver.requests().get(called).header("Hookline-attempt")).isEqualTo("1");
  }

  @Test
  void aReasonIsShort() {
    assertThatThrownBy(() -> endpoints.disable(endpoint, "x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reason must be at most 500 characters, found 501");
  }

  @Test
  void anEndpointIsDisabledByItsName() {
    other.on("mail", Step.of(200, "{}"));
    endpoints.disable(NAMED, null);
    Await.until(() -> endpoints.find(NAMED).isPresent());
    int called = untilOneWaits(OTHER);
    endpoints.enable(NAMED);

    Await.closed(client, manager.executionId(OTHER, queue + "waits" + called));
    assertThat(other.requests()).hasSize(called + 1);
  }

  @Test
  void aRestartedWorkerMakesNoAttemptAtADisabledEndpoint() {
    endpoints.disable(endpoint, null);
    Await.until(() -> find() != null);
    worker.close();
    worker = startWorker();

    assertThat(untilOneWaits(EVENT)).isZero();
    assertThat(receiver.requests()).isEmpty();
  }

  /** Starts events until one waits, and returns how many did not. */
  private int untilOneWaits(EventType event) {
    for (int called = 0; ; called++) {
      String key = queue + "waits" + called;
      String id = manager.executionId(event, key);
      manager.start(event, Payload.of("{}"), InvokeOptions.key(key));
      Await.until(() -> waits(id) || isClosed(id));
      if (!isClosed(id)) {
        return called;
      }
    }
  }

  private boolean isClosed(String execution) {
    return client.newUntypedWorkflowStub(execution).describe().getStatus()
        != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private String id(String key) {
    return manager.executionId(EVENT, queue + key);
  }

  private boolean waits(String execution) {
    return client
        .newUntypedWorkflowStub(execution)
        .describe()
        .getRawDescription()
        .getPendingActivitiesList()
        .stream()
        .anyMatch(
            activity ->
                activity
                    .getLastFailure()
                    .getApplicationFailureInfo()
                    .getType()
                    .equals("endpoint_disabled"));
  }

  private Endpoint find() {
    return endpoints.find(endpoint).orElse(null);
  }

  private List<Request> alerts(String type) {
    return alerts(type, endpoint);
  }

  private List<Request> alerts(String type, String about) {
    return ofType(type)
        .filter(request -> request.text().contains("\"endpoint\":\"" + about + "\""))
        .toList();
  }

  private List<Request> batches() {
    return ofType("batch.finished").toList();
  }

  private Stream<Request> ofType(String type) {
    return operator.requests("alerts").stream()
        .filter(request -> request.header("Hookline-event").equals(type));
  }

  private void fail(String key) {
    assertThatThrownBy(() -> invoke(key)).isInstanceOf(WebhookException.class);
  }

  private String invoke(String key) {
    return invoke(EVENT, key);
  }

  private String invoke(EventType event, String key) {
    StringBuilder response = new StringBuilder();
    manager.invokeWebhooks(
        event,
        Payload.of("{}"),
        InvokeOptions.key(queue + key),
        payload ->
            response.append(new String(payload.bytes(), java.nio.charset.StandardCharsets.UTF_8)),
        error -> error);
    return response.toString();
  }
}
