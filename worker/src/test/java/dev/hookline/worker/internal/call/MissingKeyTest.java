package dev.hookline.worker.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts that a worker cannot decrypt are not lost ones, however many there are. */
class MissingKeyTest {

  private static final String QUEUE = "missing-key";

  /** Calls one webhook. */
  @WorkflowInterface
  public interface OneCall {
    @WorkflowMethod
    RawValue run();
  }

  /** Calls it with as many attempts as the tests need. */
  public static final class OneCallWorkflow implements OneCall {

    private final UncalledEndpoint.Call call =
        Workflow.newActivityStub(
            UncalledEndpoint.Call.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

    @Override
    public RawValue run() {
      return call.call(
          WireJson.toPayload(Orders.of("OnX", "labels")), Bodies.of("{}".getBytes(UTF_8)));
    }
  }

  private final AtomicInteger misses = new AtomicInteger();
  private final AtomicInteger crashes = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final Heartbeats heartbeats = new Heartbeats();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(TemporalTier.encryption("k1").converter(new Keyless()))
                      .build())
              .build());

  @AfterEach
  void stop() {
    environment.close();
    heartbeats.close();
  }

  @Test
  void theWebhookIsCalledOnceAWorkerHasTheKey() {
    misses.set(12);

    assertThat(Bodies.text(call())).isEqualTo("{\"ok\":1}");
    assertThat(misses).hasValue(0);
    assertThat(calls).hasValue(1);
  }

  @Test
  void attemptsThatAreLostAfterwardsAreCountedFromThere() {
    misses.set(12);
    crashes.set(9);

    assertThat(Bodies.text(call())).isEqualTo("{\"ok\":1}");
    assertThat(calls).hasValue(10);
  }

  @Test
  void attemptsThatAreLostWithTheirWorkerEndAfterTenRepeats() {
    crashes.set(100);

    assertThatThrownBy(this::call)
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class, e -> assertThat(e.getType()).isEqualTo("worker_lost"));
    assertThat(calls).hasValue(11);
  }

  private RawValue call() {
    Worker worker = environment.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(OneCallWorkflow.class);
    AttemptRunner attempts =
        new AttemptRunner(
            request -> called(),
            new EndpointHealth(System::nanoTime),
            attempt -> {},
            Clock.systemUTC(),
            () -> 0);
    worker.registerActivitiesImplementations(
        new CallWebhookActivity(attempts, Admissions.of(100), heartbeats, new WorkerStop()));
    environment.start();
    return environment
        .getWorkflowClient()
        .newWorkflowStub(OneCall.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
        .run();
  }

  /** An attempt that reports no outcome of its endpoint is like one lost with its worker. */
  private EndpointCall.Prepared called() {
    calls.incrementAndGet();
    if (crashes.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("worker crashed");
    }
    return new EndpointCall.Prepared() {
      @Override
      public AttemptOutcome send() {
        return new AttemptOutcome.Succeeded(200, "{\"ok\":1}".getBytes(UTF_8));
      }

      @Override
      public void cancel() {}
    };
  }

  /** Lacks the key for the first orders. */
  private final class Keyless extends DefaultDataConverter {

    private Keyless() {
      super(STANDARD_PAYLOAD_CONVERTERS);
    }

    @Override
    public <T> T fromPayload(Payload payload, Class<T> type, Type generic) {
      if (payload.getData().toStringUtf8().contains("msg_1")
          && misses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw DecryptionException.notConfigured("k1");
      }
      return super.fromPayload(payload, type, generic);
    }
  }
}
