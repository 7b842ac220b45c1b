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
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Callers of an event with async webhooks, who get its response from the server when the deliveries
 * are recorded, or when the execution has closed, or from a worker in their process; the rules are
 * the same.
 */
@Tag("server")
@ParameterizedClass(name = "{0}")
@EnumSource
class WaitingCallersTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int MANY = 100;

  enum Form {
    EARLY,
    AT_CLOSE,
    EMBEDDED
  }

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final InvokeOptions key = InvokeOptions.key(queue);
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker;
  private final boolean early;
  private final DurableWebhookManager manager;

  WaitingCallersTest(Form form) {
    early = form == Form.EARLY;
    worker =
        HooklineWorker.start(
            form == Form.EMBEDDED ? client : another(client),
            WorkerSettings.of(name -> null).withTaskQueue(queue));
    receiver.on("mail", Step.of(204, ""));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels"))
                            .numRetries(2)
                            .finalResponse(true)
                            .build(),
                        WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue).withEarlyResponse(early))
            .orElseThrow();
  }

  /** A worker on it is like one in another process. */
  private static WorkflowClient another(WorkflowClient client) {
    return WorkflowClient.newInstance(client.getWorkflowServiceStubs(), client.getOptions());
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void continueWhenTheDeliveriesAreRecorded() {
    receiver.on("labels", Step.of(200, "{\"n\": 1}"));

    assertThat(responses("x")).containsExactly("{\"n\": 1}");

    List<HistoryEvent> events = client.fetchHistory(id).getEvents();
    assertThat(events)
        .anyMatch(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes);
    assertThat(events)
        .filteredOn(HistoryEvent::hasWorkflowExecutionUpdateCompletedEventAttributes)
        .hasSize(early ? 1 : 0);
    awaitDelivery();
  }

  @Test
  void getOneResultForOneKey() {
    receiver.on("labels", Step.of(200, "1"), Step.of(200, "2"));

    List<String> responses = new ArrayList<>(responses("x"));
    responses.addAll(responses("x"));
    Await.closed(client, id);
    responses.addAll(responses("x"));
    responses.addAll(attached());

    assertThat(responses).containsExactly("1", "1", "1", "1");
    assertThat(receiver.requests("labels")).hasSize(1);
  }

  @Test
  void getOneResultForOneKeyEvenIfAHundredCallAtOnce() throws InterruptedException {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofMillis(300)), Step.of(200, "2"));
    List<String> responses = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers =
        IntStream.range(0, MANY)
            .mapToObj(number -> new Thread(() -> responses.addAll(responses("x"))))
            .toList();

    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(responses).hasSize(MANY).containsOnly("1");
    assertThat(receiver.requests("labels")).hasSize(1);
    awaitDelivery();
  }

  @Test
  void areRefusedWithAnotherPayload() {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofMillis(300)));
    var running = manager.invokeWebhooksAsync(EVENT, "x", key);
    Await.until(() -> receiver.requests("labels").size() == 1);

    assertConflict();
    running.join();
    assertConflict();
    Await.closed(client, id);
    assertConflict();
  }

  private void assertConflict() {
    assertThatThrownBy(() -> responses("y"))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.KEY_CONFLICT);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            });
  }

  @Test
  void getAFailureAndItsRunUntilANewRunIsRequested() {
    receiver.on("labels", Step.of(410, "{}"), Step.of(200, "1"));

    WebhookException first = failure();
    WebhookException again = failure();

    assertThat(first.code()).isEqualTo("http_status");
    assertThat(first.webhook()).contains("labels");
    String run = client.newUntypedWorkflowStub(id).describe().getExecution().getRunId();
    assertThat(List.of(first, again))
        .extracting(WebhookException::runId)
        .containsOnly(java.util.Optional.of(run));
    assertThat(receiver.requests("labels")).hasSize(1);

    List<String> responses = new ArrayList<>();
    manager.invokeWebhooks(
        EVENT, "x", key.withRerunFailed(), r -> responses.add(r.text()), OnError.noOp());
    responses.addAll(responses("x"));

    assertThat(responses).containsExactly("1", "1");
    assertThat(receiver.requests("labels")).hasSize(2);
  }

  private WebhookException failure() {
    return catchThrowableOfType(WebhookException.class, () -> responses("x"));
  }

  @Test
  void learnAtTheirDeadlineThatTheEventIsRecorded() {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofSeconds(2)));

    InvocationException passed =
        catchThrowableOfType(
            InvocationException.class,
            () ->
                manager.invokeWebhooks(
                    EVENT,
                    "x",
                    key.withDeadline(Duration.ofSeconds(1)),
                    OnSuccess.noOp(),
                    OnError.noOp()));

    assertThat(passed.reason()).isEqualTo(Reason.DEADLINE_PASSED);
    assertThat(passed.accepted()).isEqualTo(Accepted.YES);
    assertThat(responses("x")).containsExactly("1");
  }

  @Test
  void getASlowResponse() {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofSeconds(3)));

    assertThat(responses("x")).containsExactly("1");
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(updates(id)).isEqualTo(early ? 1 : 0);
    // the next event of that name does not try in vain
    manager.invokeWebhooks(
        EVENT, "x", InvokeOptions.key("next-" + queue), OnSuccess.noOp(), OnError.noOp());
    assertThat(updates(EVENT + ":next-" + queue)).isZero();
  }

  private long updates(String execution) {
    return client.fetchHistory(execution).getEvents().stream()
        .filter(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
        .count();
  }

  @Test
  void learnWhenInterruptedThatTheEventIsRecorded() {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofSeconds(1)));
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              Await.until(() -> receiver.requests("labels").size() == 1);
              caller.interrupt();
            });
    interrupter.start();

    InvocationException interrupted =
        catchThrowableOfType(InvocationException.class, () -> responses("x"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(interrupted.accepted()).isEqualTo(Accepted.YES);
    assertThat(responses("x")).containsExactly("1");
  }

  @Test
  void learnThatTheEventWasCancelledAndNothingIsDelivered() {
    receiver.on("labels", Step.of(503, "{}").with("Retry-After", "3600"));
    cancelOnceLabelsIsCalled();

    assertThat(failure().code()).isEqualTo("cancelled");
    assertThat(failure().code()).isEqualTo("cancelled");
    assertThat(receiver.requests("mail")).isEmpty();
  }

  /**
   * The attempt is made in the workflow task that records the delivery, which cannot be stopped.
   */
  @Test
  void allGetTheSameOutcomeIfACancellationComesWithTheRecordOfTheDeliveries() {
    receiver.on("labels", Step.of(200, "1").after(Duration.ofSeconds(1)));
    cancelOnceLabelsIsCalled();

    String first = outcome(() -> responses("x"));
    awaitDelivery();

    assertThat(first).isEqualTo("[1]");
    assertThat(outcome(() -> responses("x"))).isEqualTo(first);
    assertThat(outcome(this::attached)).isEqualTo(first);
    assertThat(outcome(() -> List.of(manager.invokeWebhooksAsync(EVENT, "x", key).join().text())))
        .isEqualTo(first);
  }

  private void cancelOnceLabelsIsCalled() {
    Thread canceller =
        new Thread(
            () -> {
              Await.until(() -> receiver.requests("labels").size() == 1);
              manager.cancel(EVENT, queue);
            });
    canceller.start();
  }

  private static String outcome(Supplier<List<String>> call) {
    try {
      return call.get().toString();
    } catch (WebhookException e) {
      return e.code();
    } catch (CompletionException e) {
      return e.getCause() instanceof WebhookException cause ? cause.code() : e.toString();
    }
  }

  private List<String> attached() {
    List<String> responses = new ArrayList<>();
    manager.attach(EVENT, queue, key, r -> responses.add(r.text()), OnError.noOp());
    return responses;
  }

  private void awaitDelivery() {
    Await.until(() -> receiver.requests("mail").size() == 1);
  }

  private List<String> responses(String payload) {
    List<String> responses = new ArrayList<>();
    manager.invokeWebhooks(EVENT, payload, key, r -> responses.add(r.text()), OnError.noOp());
    return responses;
  }
}
