package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.replay.Replayed;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.OwnThread;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two operators who replay the same failed run at once. */
@Tag("server")
@NeedsRealServer
class ReplayRaceTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void failOnce() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels")).build(),
                        WebhookConfig.builder("billing", receiver.url("billing"))
                            .useDataFrom("labels")
                            .numRetries(2)
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    receiver.on("labels", Step.of(200, "{\"n\":1}")).on("billing", Step.of(503, "{}"));
    assertThatThrownBy(this::invoke).isInstanceOf(WebhookException.class);
    assertThat(receiver.requests("billing")).hasSize(2);
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void startOneRunThatCallsTheFailedWebhookOncePerAttempt() {
    receiver.on("billing", Step.of(503, "{}"), Step.of(200, "{}"));
    CountDownLatch both = new CountDownLatch(2);
    try (Operator one = new Operator(both, both);
        Operator other = new Operator(both, both)) {
      CompletableFuture<Replayed> first = one.replays();
      CompletableFuture<Replayed> second = other.replays();

      assertThat(first.join().runId()).isEqualTo(second.join().runId());
    }
    invoke();
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(receiver.requests("billing")).hasSize(4);
  }

  @Test
  void startOneRunEvenIfItHasFailedBeforeTheSecondRequestsIt() {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(0);
    try (Operator late = new Operator(looked, ended);
        Operator early = new Operator(open, open)) {
      CompletableFuture<Replayed> second = late.replays();
      Await.until(() -> looked.getCount() == 0);
      String run = early.replays().join().runId();
      assertThatThrownBy(this::invoke).isInstanceOf(WebhookException.class);
      ended.countDown();

      assertThat(second.join().runId()).isEqualTo(run);
    }
    assertThatThrownBy(this::invoke).isInstanceOf(WebhookException.class);
    assertThat(receiver.requests("billing")).hasSize(4);
  }

  private void invoke() {
    manager.invokeWebhooks(
        EVENT,
        Payload.of("{\"project\":7}"),
        InvokeOptions.key(queue),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  /** An operator with a separate client, whose start of a run is held between two latches. */
  private final class Operator implements ClientInterceptor, AutoCloseable {

    private final CountDownLatch reports;
    private final CountDownLatch awaits;
    private final WorkflowServiceStubs stubs;

    Operator(CountDownLatch reports, CountDownLatch awaits) {
      this.reports = reports;
      this.awaits = awaits;
      stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder()
                  .setTarget(TemporalTier.current().address())
                  .setGrpcClientInterceptors(List.of(this))
                  .build());
    }

    CompletableFuture<Replayed> replays() {
      Replays replays = Replays.of(WorkflowClient.newInstance(stubs));
      return CompletableFuture.supplyAsync(() -> replays.replayFromFailed(id), OwnThread.EACH);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      if ("StartWorkflowExecution".equals(method.getBareMethodName())) {
        reports.countDown();
        try {
          awaits.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return next.newCall(method, options);
    }

    @Override
    public void close() {
      stubs.shutdownNow();
    }
  }
}
