package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.intervene.AppliedIntervention;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.Interventions;
import dev.hookline.operate.intervene.SkippedExecution;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Interventions on webhooks that are being retried. */
@Tag("server")
@NeedsRealServer
class InterventionTest {

  private static final EventType EVENT = EventType.of("OnIntervened");

  /** The next attempt is an hour away: anything earlier was requested. */
  private static final Step LATER = Step.of(503, "{}").with("Retry-After", "3600");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private final Interventions interventions = Interventions.of(client);
  private final ExecutionFilter mine =
      ExecutionFilter.all().with(filter -> filter.query("TaskQueue = '" + queue + "'"));
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager = manager(WebhookExecution.FAST);
  }

  private DurableWebhookManager manager(WebhookExecution execution) {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("billing", receiver.url("billing"))
                        .finalResponse(true)
                        .execution(execution)
                        .build(),
                    WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void retriesNowAndKeepsTheNumberOfTheAttempt() throws Exception {
    receiver.on("billing", LATER, Step.of(200, "{\"n\":1}")).on("mail", Step.of(204, ""));
    CompletableFuture<Payload> response = invoke();
    awaitAttempt(id, 2);

    AppliedIntervention made = interventions.apply(Intervention.RETRY_NOW, id, "billing");

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(made).isEqualTo(new AppliedIntervention(id, Intervention.RETRY_NOW, "billing", 2));
    assertThat(receiver.requests("billing"))
        .extracting(request -> request.header("Hookline-attempt"))
        .containsExactly("1", "2");
  }

  @Test
  void endsARetriedNowWebhookWithItsLastAttempt() {
    receiver.on("billing", LATER);
    CompletableFuture<Payload> response = invoke();
    awaitAttempt(id, 2);
    interventions.apply(Intervention.RETRY_NOW, id, "billing");
    awaitAttempt(id, 3);

    interventions.apply(Intervention.RETRY_NOW, id, null);

    assertThatThrownBy(() -> response.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("attempt 3 of 3");
    assertThat(receiver.requests("billing")).hasSize(3);
  }

  @Test
  void makesNoAttemptWhileAWebhookIsPaused() throws Exception {
    receiver.on("billing", LATER, Step.of(200, "{}")).on("mail", Step.of(204, ""));
    CompletableFuture<Payload> response = invoke();
    awaitAttempt(id, 2);

    interventions.apply(Intervention.PAUSE, id, "billing");

    Await.until(() -> pending(id).get(0).getPaused());
    assertThat(receiver.requests("billing")).hasSize(1);
    interventions.apply(Intervention.RESUME, id, "billing");
    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{}");
  }

  @Test
  void letsTheAttemptInFlightFinishWhenItsWebhookIsPaused() throws Exception {
    receiver
        .on("billing", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(4)))
        .on("mail", Step.of(204, ""));
    manager.close();
    manager = manager(WebhookExecution.REGULAR);
    CompletableFuture<Payload> response = invoke();
    Await.until(() -> receiver.requests("billing").size() == 1);

    interventions.apply(Intervention.PAUSE, id, "billing");

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("billing")).hasSize(1);
  }

  @Test
  void actsOnTheDeliveriesOfAFilter() throws Exception {
    receiver.on("billing", Step.of(200, "{}")).on("mail", LATER, Step.of(204, ""));
    invoke().get(60, TimeUnit.SECONDS);
    String delivery = id + ":async:mail";
    awaitAttempt(delivery, 2);
    List<AppliedIntervention> made = new ArrayList<>();

    Await.until(
        () -> {
          interventions.applyAll(Intervention.RETRY_NOW, mine, "mail", made::add, other -> {});
          return !made.isEmpty();
        });

    assertThat(made)
        .containsExactly(new AppliedIntervention(delivery, Intervention.RETRY_NOW, "mail", 2));
    Await.until(() -> receiver.requests("mail").size() == 2);
    assertThat(receiver.requests("mail")).extracting(Request::method).containsOnly("POST");
  }

  @Test
  void cancelsRunningExecutions() {
    receiver.on("billing", LATER);
    invoke();
    awaitAttempt(id, 2);
    List<AppliedIntervention> made = new ArrayList<>();

    Await.until(
        () -> {
          interventions.applyAll(Intervention.CANCEL, mine, null, made::add, other -> {});
          return !made.isEmpty();
        });

    Await.until(
        () ->
            ExecutionDetails.of(client).show(id).execution().status() == ExecutionStatus.CANCELLED);
    assertThatThrownBy(() -> interventions.apply(Intervention.CANCEL, id, null))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ENDED));
    assertThatThrownBy(() -> interventions.apply(Intervention.PAUSE, id, "billing"))
        .hasMessageStartingWith("execution %s ended at 20".formatted(id))
        .hasMessageEndingWith("Z (cancelled); inspect it with: hookline show " + id);
    assertThatThrownBy(() -> interventions.apply(Intervention.PAUSE, id, "biling"))
        .hasMessage("execution %s has no webhook 'biling'; did you mean 'billing'?".formatted(id));
  }

  @Test
  void distinguishesAMisspelledWebhookFromOneThatHasEndedOrWasNotCalled() {
    receiver.on("billing", LATER);
    invoke();
    awaitAttempt(id, 2);

    assertThatThrownBy(() -> interventions.apply(Intervention.PAUSE, id, "crm"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_WEBHOOK))
        .hasMessage("execution %s has no webhook 'crm'; it has: [billing, mail]".formatted(id));
    assertThatThrownBy(() -> interventions.apply(Intervention.PAUSE, id, "mail"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_PENDING))
        .hasMessage(
            "webhook 'mail' of execution %s is not pending: it has not been called yet, or is in its first attempt; inspect it with: hookline show %1$s"
                .formatted(id));
    List<SkippedExecution> skipped = new ArrayList<>();
    Await.until(
        () -> {
          interventions.applyAll(Intervention.PAUSE, mine, "biling", made -> {}, skipped::add);
          return !skipped.isEmpty();
        });
    assertThat(skipped.get(0).reason()).isEqualTo(Reason.NO_SUCH_WEBHOOK);
    interventions.apply(Intervention.CANCEL, id, null);
  }

  private CompletableFuture<Payload> invoke() {
    return manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
  }

  private void awaitAttempt(String execution, int number) {
    Await.until(
        () ->
            pending(execution).stream()
                .anyMatch(call -> call.getAttempt() == number && call.hasLastFailure()));
  }

  private List<PendingActivityInfo> pending(String execution) {
    try {
      return client
          .newUntypedWorkflowStub(execution)
          .describe()
          .getRawDescription()
          .getPendingActivitiesList();
    } catch (io.temporal.client.WorkflowNotFoundException e) {
      return List.of();
    }
  }
}
