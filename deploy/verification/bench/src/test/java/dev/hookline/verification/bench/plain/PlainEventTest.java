package dev.hookline.verification.bench.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.verification.receiver.Receivers;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlainEventTest {

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  @Test
  void runsAnEvent() throws Exception {
    try (Receivers receivers = Receivers.open(this::reply);
        TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      Worker worker = server.newWorker("plain");
      worker.registerWorkflowImplementationTypes(
          PlainEventWorkflow.class, PlainDeliveryWorkflow.class);
      worker.registerActivitiesImplementations(new OkHttpCall());
      server.start();
      PlainOrder order =
          new PlainOrder(
              List.of(
                  new PlainHook("sync-1", receivers.url("sync-1")),
                  new PlainHook("sync-2", receivers.url("sync-2"))),
              List.of(new PlainHook("async-1", receivers.url("async-1"))));

      String response =
          server
              .getWorkflowClient()
              .newWorkflowStub(
                  PlainEvent.class, WorkflowOptions.newBuilder().setTaskQueue("plain").build())
              .invoke(order, "{}");

      assertThat(response).isEqualTo("[[{}]]");
      assertThat(next()).isEqualTo("/sync-1 {}");
      assertThat(next()).isEqualTo("/sync-2 [{}]");
      assertThat(next()).isEqualTo("/async-1 {}");
    }
  }

  private String next() throws InterruptedException {
    return arrived.poll(10, TimeUnit.SECONDS);
  }

  private Receivers.Response reply(Receivers.Request request) {
    String body = new String(request.body(), UTF_8);
    arrived.add(request.path() + " " + body);
    return new Receivers.Response(200, ("[" + body + "]").getBytes(UTF_8));
  }
}
