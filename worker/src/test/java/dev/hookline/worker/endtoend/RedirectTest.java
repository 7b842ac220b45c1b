package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.intervene.Redirection;
import dev.hookline.operate.intervene.Redirects;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pending calls that are corrected without a replay. */
@Tag("server")
class RedirectTest {

  private static final EventType EVENT = EventType.of("OnRedirected");

  /** The next attempt is an hour away: anything earlier was requested. */
  private static final Step LATER = Step.of(503, "{}").with("Retry-After", "3600");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final String delivery = id + ":async:mail";
  private final WorkflowClient client = TemporalTier.current().client();
  private final Redirects redirects = Redirects.of(client);
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager = manager(WebhookExecution.REGULAR);
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void makesTheNextAttemptAtOnceAtTheNewUrl() throws Exception {
    assertRedirected(WebhookExecution.REGULAR);
  }

  @Test
  @NeedsRealServer
  void continuesAfterALocalFirstAttempt() throws Exception {
    assertRedirected(WebhookExecution.FAST);
  }

  private void assertRedirected(WebhookExecution execution) throws Exception {
    receiver
        .on("billing", LATER)
        .on("fixed", Step.of(200, "{\"n\":1}"))
        .on("mail", Step.of(204, ""));
    CompletableFuture<Payload> response = invoke(manager(execution));
    awaitAttempt(id, "billing", 2);

    redirects.redirect(id, "billing", to("fixed").withHeader("X-Moved", "yes"));

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("billing")).hasSize(1);
    assertThat(receiver.requests("fixed")).hasSize(1);
    assertThat(header("fixed", "Hookline-attempt")).isEqualTo("2");
    assertThat(header("fixed", "Webhook-Id")).isEqualTo(header("billing", "Webhook-Id"));
    assertThat(header("fixed", "X-Moved")).isEqualTo("yes");
    Await.closed(client, id);
    WebhookState shown = state(id, "billing");
    assertThat(shown.state()).isEqualTo(WebhookState.State.SUCCEEDED);
    assertThat(shown.attempts()).isEqualTo(2);
    assertThat(shown.attemptLog()).extracting(one -> one.attempt()).containsExactly(1, 2);
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  @NeedsRealServer
  void correctsADeliveryAsOftenAsNeeded() {
    receiver
        .on("billing", Step.of(200, "{}"))
        .on("mail", LATER)
        .on("wrong", LATER)
        .on("fixed", Step.of(204, ""));
    invoke(manager);
    awaitAttempt(delivery, "mail", 2);

    redirects.redirect(id, "mail", to("wrong"));
    awaitAttempt(delivery, "mail", 3);
    WebhookState between = state(delivery, "mail");
    redirects.redirect(delivery, null, to("fixed"));

    Await.closed(client, delivery);
    assertThat(between.attempts()).isEqualTo(3);
    assertThat(between.attemptLog()).extracting(one -> one.attempt()).containsExactly(1, 2);
    assertThat(receiver.requests("mail")).hasSize(1);
    assertThat(receiver.requests("wrong")).hasSize(1);
    assertThat(header("fixed", "Hookline-attempt")).isEqualTo("3");
    assertThat(ExecutionDetails.of(client).show(delivery).plan().webhooks().get(0).url())
        .isEqualTo(receiver.url("fixed"));
    assertReplays(delivery, DeliverWebhookWorkflow.class);
  }

  @Test
  void attemptsThatWereMadeCountAgainstTheNewPolicy() {
    receiver.on("billing", LATER);
    CompletableFuture<Payload> response = invoke(manager);
    awaitAttempt(id, "billing", 2);

    redirects.redirect(
        id,
        "billing",
        Redirection.nothing()
            .withRetryOf(
                WebhookConfig.builder("billing", "http://localhost")
                    .numRetries(2)
                    .retry(RetryConfig.defaults().withFailOn("599"))
                    .build()));

    assertThatThrownBy(() -> response.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("attempt 2 of 2");
    assertThat(receiver.requests("billing")).hasSize(2);
    Await.closed(client, id);
    assertThat(state(id, "billing").attempts()).isEqualTo(2);
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  void aPolicyThatLeavesNoAttemptEndsTheCall() {
    receiver.on("billing", Step.of(503, "{}"), LATER);
    CompletableFuture<Payload> response = invoke(manager);
    awaitAttempt(id, "billing", 3);

    redirects.redirect(
        id,
        "billing",
        to("fixed")
            .withRetryOf(
                WebhookConfig.builder("billing", "http://localhost").numRetries(2).build()));

    assertThatThrownBy(() -> response.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("redirected, and no attempt is left of 2");
    assertThat(receiver.requests("billing")).hasSize(2);
    assertThat(receiver.requests("fixed")).isEmpty();
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  void anAttemptInFlightEndsFirst() throws Exception {
    receiver
        .on("billing", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(3)))
        .on("mail", Step.of(204, ""));
    CompletableFuture<Payload> response = invoke(manager);
    Await.until(() -> receiver.requests("billing").size() == 1);

    redirects.redirect(id, "billing", to("fixed"));

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("fixed")).isEmpty();
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  void isMadeAfterAnAttemptInFlightThatFails() throws Exception {
    receiver
        .on("billing", LATER.after(Duration.ofSeconds(3)))
        .on("fixed", Step.of(200, "{\"n\":2}"))
        .on("mail", Step.of(204, ""));
    CompletableFuture<Payload> response = invoke(manager);
    Await.until(() -> receiver.requests("billing").size() == 1);

    redirects.redirect(id, "billing", to("fixed"));

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":2}");
    assertThat(receiver.requests("billing")).hasSize(1);
    assertThat(header("fixed", "Hookline-attempt")).isEqualTo("2");
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  void aRedirectedCallIsCancelledWithItsEvent() {
    receiver.on("billing", LATER).on("hanging", Step.of(200, "{}").after(Duration.ofSeconds(20)));
    CompletableFuture<Payload> response = invoke(manager);
    awaitAttempt(id, "billing", 2);
    redirects.redirect(id, "billing", to("hanging"));
    Await.until(() -> receiver.requests("hanging").size() == 1);

    manager.cancel(id);

    Await.closed(client, id);
    Await.until(response::isCompletedExceptionally);
    assertReplays(id, InvokeWebhooksWorkflow.class);
  }

  @Test
  void refusesWhatItCannotCorrect() {
    receiver.on("billing", LATER);
    invoke(manager);
    awaitAttempt(id, "billing", 2);

    assertThatThrownBy(() -> redirects.redirect(id, "biling", to("fixed")))
        .isInstanceOf(OperateException.class)
        .hasMessageContaining("did you mean 'billing'?");
    assertThatThrownBy(() -> redirects.redirect(id, "mail", to("fixed")))
        .isInstanceOf(OperateException.class)
        .hasMessageContaining("is not pending");
    assertThatThrownBy(
            () -> redirects.redirect(id, "billing", Redirection.nothing().withUrl("ftp://x")))
        .hasMessageContaining("http");
    assertThatThrownBy(() -> redirects.redirect(id, "billing", Redirection.nothing()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a redirect must correct the url, a header or the retry policy");
    assertThat(receiver.requests("billing")).hasSize(1);
  }

  private Redirection to(String path) {
    return Redirection.nothing().withUrl(receiver.url(path));
  }

  private String header(String path, String name) {
    return receiver.requests(path).get(0).header(name);
  }

  private WebhookState state(String execution, String webhook) {
    return ExecutionDetails.of(client).show(execution).webhooks().stream()
        .filter(one -> one.name().equals(webhook))
        .findFirst()
        .orElseThrow();
  }

  /** The embedded server does not show that a webhook waits for its next attempt. */
  private void awaitAttempt(String execution, String webhook, int number) {
    Await.until(
        () -> {
          try {
            WebhookState state = state(execution, webhook);
            return state.attempts() == number && state.code() != null;
          } catch (OperateException e) {
            return false; // not started yet
          }
        });
  }

  private CompletableFuture<Payload> invoke(DurableWebhookManager by) {
    return by.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
  }

  private void assertReplays(String execution, Class<?> workflow) {
    Await.closed(client, execution);
    if (!Boolean.getBoolean("hookline.encrypted")) {
      assertThatCode(
              () ->
                  WorkflowReplayer.replayWorkflowExecution(
                      client.fetchHistory(execution), workflow))
          .doesNotThrowAnyException();
    }
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
}
