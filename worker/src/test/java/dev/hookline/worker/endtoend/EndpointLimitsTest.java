package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.Config;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.RateLimit;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerTelemetry;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks whose endpoint has limits, from the manager to the endpoint. */
@Tag("server")
class EndpointLimitsTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final EndpointConfig BREAKER =
      EndpointConfig.named("billing")
          .withCircuitBreaker(
              CircuitBreaker.defaults()
                  .withFailureRate(50, 2)
                  .withOpen(Duration.ofSeconds(2))
                  .withHalfOpenCalls(1));

  private final Receiver receiver = new Receiver();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker =
      HooklineWorker.start(
          client,
          WorkerSettings.of(name -> null).withTaskQueue(queue),
          WorkerTelemetry.none().withMeterRegistry(meters));

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void callsWithinItsRate(WebhookExecution execution) {
    receiver.on("billing", Step.of(200, "{}"));
    EndpointConfig limits = EndpointConfig.unlimited().withRateLimit(RateLimit.perSecond(10));

    try (DurableWebhookManager manager = manager(limits, 3, execution)) {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults()));
      }
      calls.forEach(CompletableFuture::join);
    }

    assertThat(receiver.requests()).hasSize(40);
    assertThat(receiver.requests())
        .allSatisfy(request -> assertThat(request.header("hookline-attempt")).isEqualTo("1"));
    // 3.9, less what the first request was delayed on its way
    assertThat(seconds(0, 39)).isBetween(2.0, 60.0);
    assertThat(waits("endpoint_rate_limited")).isPositive();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void isNotCalledWhileItsBreakerIsOpen(WebhookExecution execution) {
    receiver.on("billing", Step.of(503, "{}"), Step.of(503, "{}"), Step.of(200, "{}"));

    try (DurableWebhookManager manager = manager(BREAKER, 3, execution)) {
      invoke(manager, InvokeOptions.key(queue));
    }

    assertThat(receiver.requests()).hasSize(3);
    assertThat(receiver.requests().get(2).header("hookline-attempt")).isEqualTo("3");
    assertThat(seconds(1, 2)).isBetween(2.0, 60.0);
    assertThat(waits("endpoint_unavailable")).isPositive();
    assertThat(changes("open")).isOne();
    assertThat(changes("half_open")).isOne();
    assertThat(changes("closed")).isOne();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void failsFastForACallerWhoAsksForIt(WebhookExecution execution) {
    receiver.on("billing", Step.of(503, "{}"));

    try (DurableWebhookManager manager = manager(BREAKER, 5, execution)) {
      WebhookException failed =
          catchThrowableOfType(
              WebhookException.class,
              () -> invoke(manager, InvokeOptions.key(queue).withFailFast()));

      assertThat(failed.code()).isEqualTo("endpoint_unavailable");
      assertThat(failed)
          .hasMessageContaining(
              "webhook 'billing' was not called: the circuit breaker of billing is open (not an attempt, fails fast)");
    }
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void failsFastIfItsEventDoesUnlessTheCallerWaits() {
    receiver.on("billing", Step.of(503, "{}"), Step.of(503, "{}"), Step.of(200, "{}"));
    Config config = config(billing(BREAKER, 5, WebhookExecution.FAST)).withFailFast(EVENT);

    try (DurableWebhookManager manager = manager(config)) {
      WebhookException failed =
          catchThrowableOfType(
              WebhookException.class, () -> invoke(manager, InvokeOptions.key(queue)));
      assertThat(failed.code()).isEqualTo("endpoint_unavailable");
      assertThat(receiver.requests()).hasSize(2);

      invoke(manager, InvokeOptions.key(queue + "-2").withFailFast(false));
    }
    assertThat(receiver.requests()).hasSize(3);
  }

  @Test
  void aStatusOfOneEventDoesNotOpenTheBreaker() {
    receiver.on(
        "billing", Step.of(404, "{}"), Step.of(404, "{}"), Step.of(429, "{}"), Step.of(200, "{}"));

    try (DurableWebhookManager manager = manager(BREAKER, 5, WebhookExecution.FAST)) {
      invoke(manager, InvokeOptions.key(queue).withFailFast());
    }

    assertThat(receiver.requests()).hasSize(4);
  }

  @Test
  @NeedsRealServer
  void showsWhyAWebhookWaitsAndUntilWhen() {
    receiver.on("mail", Step.of(503, "{}"));
    WebhookConfig mail =
        WebhookConfig.builder("mail", receiver.url("mail"))
            .async(true)
            .numRetries(9)
            .endpoint(
                EndpointConfig.named("mail")
                    .withCircuitBreaker(
                        CircuitBreaker.defaults()
                            .withFailureRate(50, 1)
                            .withOpen(Duration.ofMinutes(10))))
            .build();

    try (DurableWebhookManager manager = manager(config(mail))) {
      invoke(manager, InvokeOptions.key(queue));
      Await.until(() -> String.valueOf(state(manager).failure()).contains("waits"));

      WebhookState state = state(manager);
      assertThat(state.failure())
          .isEqualTo("webhook 'mail' waits: the circuit breaker of mail is open (not an attempt)");
      assertThat(state.attemptLog()).hasSize(1);
      assertThat(state.nextAttemptAt())
          .isAfter(state.attemptLog().get(0).startedAt().plus(Duration.ofMinutes(10)));
      manager.cancel(manager.executionId(EVENT, queue) + ":async:mail");
    }
  }

  private WebhookState state(DurableWebhookManager manager) {
    return ExecutionDetails.of(client).show(manager.executionId(EVENT, queue)).webhooks().get(0);
  }

  private double waits(String code) {
    return meters.get("hookline.waits").tag("code", code).tag("webhook", "billing").timer().count();
  }

  private double changes(String state) {
    return meters
        .get("hookline.breaker.changes")
        .tag("endpoint", "billing")
        .tag("state", state)
        .counter()
        .count();
  }

  private double seconds(int from, int to) {
    List<Receiver.Request> requests = receiver.requests();
    return (requests.get(to).nanos() - requests.get(from).nanos()) / 1e9;
  }

  private static void invoke(DurableWebhookManager manager, InvokeOptions options) {
    manager.invokeWebhooks(EVENT, Payload.of("{}"), options, OnSuccess.noOp(), OnError.rethrow());
  }

  private DurableWebhookManager manager(
      EndpointConfig limits, int attempts, WebhookExecution execution) {
    return manager(config(billing(limits, attempts, execution)));
  }

  private WebhookConfig billing(EndpointConfig limits, int attempts, WebhookExecution execution) {
    return WebhookConfig.builder("billing", receiver.url("billing"))
        .finalResponse(true)
        .numRetries(attempts)
        .execution(execution)
        .endpoint(limits)
        .build();
  }

  private static Config config(WebhookConfig webhook) {
    return Config.empty().with(EVENT, webhook);
  }

  private DurableWebhookManager manager(Config config) {
    return Webhooks.initialize(
            config, List.of(EVENT), client, DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
