package dev.hookline.verification.bench.micro;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.verification.bench.plain.OkHttpCall;
import dev.hookline.verification.bench.plain.PlainDeliveryWorkflow;
import dev.hookline.verification.bench.plain.PlainEvent;
import dev.hookline.verification.bench.plain.PlainEventWorkflow;
import dev.hookline.verification.bench.plain.PlainHook;
import dev.hookline.verification.bench.plain.PlainOrder;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.load.Shape;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The workflow code of one event with one sync webhook, and that of a straightforward program. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReplayBenchmark {

  private static final Shape ONE = new Shape(1, 0, 1024, 100, 0, Duration.ZERO);
  private static final String QUEUE = "run";

  private final TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance();
  private final Worker replayer = server.newWorker("replay");
  private final WorkflowExecutionHistory hookline;
  private final WorkflowExecutionHistory plain;

  public ReplayBenchmark() {
    replayer.registerWorkflowImplementationTypes(
        InvokeWebhooksWorkflow.class, PlainEventWorkflow.class);
    Worker worker = server.newWorker("plain");
    worker.registerWorkflowImplementationTypes(
        PlainEventWorkflow.class, PlainDeliveryWorkflow.class);
    worker.registerActivitiesImplementations(new OkHttpCall());
    server.start();
    try (Receivers receivers =
        Receivers.open(arrival -> new Receivers.Response(200, ONE.payload(2)))) {
      hookline = runHookline(receivers);
      plain = runPlain(receivers);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private WorkflowExecutionHistory runHookline(Receivers receivers) {
    try (HooklineWorker worker =
            HooklineWorker.start(
                server.getWorkflowClient(), WorkerSettings.of(name -> null).withTaskQueue(QUEUE));
        DurableWebhookManager manager =
            Webhooks.initialize(
                    ONE.config(receivers::url),
                    List.of(Shape.EVENT),
                    server.getWorkflowClient(),
                    DurableOptions.defaults().withTaskQueue(QUEUE))
                .orElseThrow()) {
      manager.invokeWebhooks(
          Shape.EVENT,
          Payload.of(ONE.payload(1)),
          InvokeOptions.key("1"),
          OnSuccess.noOp(),
          OnError.noOp());
      return history(Objects.requireNonNull(manager.executionId(Shape.EVENT, "1")));
    }
  }

  private WorkflowExecutionHistory runPlain(Receivers receivers) {
    server
        .getWorkflowClient()
        .newWorkflowStub(
            PlainEvent.class,
            WorkflowOptions.newBuilder().setTaskQueue("plain").setWorkflowId("plain-1").build())
        .invoke(
            new PlainOrder(List.of(new PlainHook("sync-1", receivers.url("sync-1"))), List.of()),
            Payload.of(ONE.payload(1)).text());
    return history("plain-1");
  }

  private WorkflowExecutionHistory history(String id) {
    return server.getWorkflowClient().fetchHistory(id);
  }

  @Benchmark
  public void hookline() throws Exception {
    replayer.replayWorkflowExecution(hookline);
  }

  @Benchmark
  public void plain() throws Exception {
    replayer.replayWorkflowExecution(plain);
  }

  @TearDown
  public void close() {
    server.close();
  }
}
