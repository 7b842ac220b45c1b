package dev.hookline.worker.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.EventType;
import dev.hookline.WebhookConfig;
import dev.hookline.contract.Bodies;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WireJson;
import dev.hookline.contract.WorkflowTasks;
import dev.hookline.worker.http.ScriptedHttp;
import dev.hookline.worker.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.workflow.DeliverWebhooksWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server and a worker in memory, for a few stories. Not thread-safe. */
final class World implements AutoCloseable {

  private static final String QUEUE = "model";
  private static final String EVENT = "E";
  private static final int DEADLOCK_MILLIS = 20_000;
  private static final long PATIENCE_SECONDS = 100;
  private static final int CACHE = 600;
  private static final long STORIES_A_SECOND = 5;

  private final Lives lives = new Lives();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final TestWorkflowEnvironment environment;
  private final SkippedTime time;
  private final WorkflowClient client;
  private int stories;
  private long deadlineNanos;

  /**
   * Starts a world.
   *
   * @param forgetful whether nothing is kept between two workflow tasks, so that each replays its
   *     history, as on another worker
   */
  World(Defect defect, boolean forgetful) {
    LostTasks lostTasks = new LostTasks(lives);
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(
                            List.of(
                                new WorkersCalls(lostTasks),
                                new WorkersCalls(new LostAttempts(lives))))
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(forgetful ? 0 : CACHE)
                        .build())
                .build());
    time = new SkippedTime(environment.getWorkflowServiceStubs().getRawChannel());
    client = WorkflowClient.newInstance(environment.getWorkflowServiceStubs());
    lostTasks.begin(time, new ClosedParents(client, time, timer));
    Worker worker =
        environment.newWorker(
            QUEUE,
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS).build());
    worker.registerWorkflowImplementationTypes(
        defect.invokeWebhooks(), DeliverWebhooksWorkflow.class, DeliverWebhookWorkflow.class);
    worker.registerActivitiesImplementations(
        new MortalWorker(
                lives, time, defect.endpoints(ScriptedHttp.over(new Endpoints(lives, time))))
            .activities());
    environment.start();
  }

  /** Runs the stories at the same time. */
  List<Observed> run(List<Story> together) {
    List<String> executions = new ArrayList<>();
    for (Story story : together) {
      executions.add(begin(story));
    }
    List<Observed> observed = new ArrayList<>();
    time.start();
    deadlineNanos =
        System.nanoTime()
            + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS + together.size() / STORIES_A_SECOND);
    for (String execution : executions) {
      observed.add(observe(execution));
    }
    time.stop();
    return observed;
  }

  private String begin(Story story) {
    String execution = ExecutionIds.event(null, EVENT, "k" + stories++);
    lives.begin(execution, story);
    List<WebhookConfig> webhooks =
        story.hooks().stream()
            .map(hook -> hook.config("http://%s.example/%s".formatted("h" + stories, hook.name())))
            .toList();
    client
        .newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId(execution)
                .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
                .build())
        .start(
            WireJson.toPayload(Plan.of(EventType.of(EVENT), null, webhooks)),
            Bodies.of(story.payload().getBytes(UTF_8)));
    return execution;
  }

  private Observed observe(String execution) {
    Life life = lives.of(execution).orElseThrow();
    Told outcome = ended(execution).orElseThrow();
    Map<String, Told> deliveries = new LinkedHashMap<>();
    Optional<Told> together = ended(ExecutionIds.deliveries(execution));
    together.filter(told -> !told.how().equals(Told.SUCCESS)).ifPresent(t -> deliveries.put("", t));
    for (Hook hook : life.story.async()) {
      ended(ExecutionIds.delivery(execution, hook.name()))
          .ifPresent(told -> deliveries.put(hook.name(), told));
    }
    if (life.hasFailedTask()) {
      deliveries.put("", Told.failure("a workflow task failed", ""));
    }
    return new Observed(
        life.story, execution, life.calls(), outcome, deliveries, life.wasTooSlow());
  }

  /** Returns how an execution ended; empty if there is none. */
  private Optional<Told> ended(String execution) {
    WorkflowStub stub = client.newUntypedWorkflowStub(execution);
    try {
      RawValue result = stub.getResult(left(), TimeUnit.NANOSECONDS, RawValue.class);
      return Optional.of(Told.success(new String(Bodies.bytes(result), UTF_8)));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    } catch (WorkflowFailedException e) {
      return Optional.of(Told.of(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of(Told.failure(Told.OPEN, ""));
    }
  }

  private long left() {
    return Math.max(TimeUnit.MILLISECONDS.toNanos(10), deadlineNanos - System.nanoTime());
  }

  @Override
  public void close() {
    environment.close();
    time.close();
    timer.shutdownNow();
  }
}
