package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is slow to accept heartbeats does not lose attempts. */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
class SlowHeartbeatsTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int ATTEMPTS = 40;

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final WorkflowServiceStubs slow =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setTarget(TemporalTier.current().address())
              .setGrpcClientInterceptors(List.of(new SlowHeartbeats()))
              .build());
  private final HooklineWorker worker =
      HooklineWorker.start(
          WorkflowClient.newInstance(slow), WorkerSettings.of(name -> null).withTaskQueue(queue));
  private final DurableWebhookManager manager =
      Webhooks.initialize(
              Config.empty()
                  .with(
                      EVENT,
                      WebhookConfig.builder("labels", receiver.url("labels"))
                          .execution(WebhookExecution.REGULAR)
                          .finalResponse(true)
                          .build()),
              List.of(EVENT),
              client,
              DurableOptions.defaults().withTaskQueue(queue))
          .orElseThrow();

  /** Takes half a second for each, which blocks the calling thread. */
  private static final class SlowHeartbeats implements ClientInterceptor {
    @Override
    public <A, B> ClientCall<A, B> interceptCall(
        MethodDescriptor<A, B> method, CallOptions options, Channel next) {
      if ("RecordActivityTaskHeartbeat".equals(method.getBareMethodName())) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
      return next.newCall(method, options);
    }
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    slow.shutdownNow();
    receiver.close();
  }

  @Test
  void manyAttemptsAtOnceAreMadeOnceEach() throws TimeoutException {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofSeconds(6)));
    for (int event = 0; event < ATTEMPTS; event++) {
      var unused = manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue + event));
    }

    for (int event = 0; event < ATTEMPTS; event++) {
      var unused =
          client
              .newUntypedWorkflowStub(EVENT + ":" + queue + event)
              .getResult(1, TimeUnit.MINUTES, RawValue.class);
    }
    assertThat(receiver.requests("labels")).hasSize(ATTEMPTS);
  }
}
