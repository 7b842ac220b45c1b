package dev.hookline.worker.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.ReadResponseActivity;
import dev.hookline.worker.internal.http.ScriptedHttp;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
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
  private static final long TIMEOUT_SECONDS = 90;
  private static final int CACHE = 600;

  private final Defect defect;
  private final StoryRuns runs = new StoryRuns();
  private final Heartbeats heartbeats = new Heartbeats();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final TestWorkflowEnvironment environment;
  private final SkippedTime time;
  private final WorkflowClient client;
  private final StoppedTime stopped;
  private final Canceller canceller;
  private final Replays operator;
  private int stories;
  private long deadlineNanos;

  /**
   * Starts a world.
   *
   * @param forgetful whether nothing is cached between workflow tasks, so that each replays its
   *     history, as on another worker
   * @param nextTasks whether workers request the next task while they record a first attempt
   */
  World(Defect defect, boolean forgetful, NextTasks nextTasks) {
    this.defect = defect;
    LostTasks lostTasks = new LostTasks(runs);
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(
                            nextTasks.around(
                                new WorkerCalls(lostTasks),
                                new WorkerCalls(new LostAttempts(runs))))
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(forgetful ? 0 : CACHE)
                        .build())
                .build());
    time = new SkippedTime(environment.getWorkflowServiceStubs().getRawChannel());
    client = WorkflowClient.newInstance(environment.getWorkflowServiceStubs());
    lostTasks.begin(time, new ClosedParents(client, time, timer));
    canceller = new Canceller(client, time);
    stopped = new StoppedTime(runs, time, timer);
    operator = Replays.of(client);
    Worker worker =
        environment.newWorker(
            QUEUE,
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS).build());
    worker.registerWorkflowImplementationTypes(
        defect.invokeWebhooks(), DeliverWebhooksWorkflow.class, DeliverWebhookWorkflow.class);
    EndpointCall endpoints = ScriptedHttp.over(new Endpoints(runs, time, canceller));
    worker.registerActivitiesImplementations(
        new KillableWorker(runs, time, defect.endpoints(endpoints), heartbeats, nextTasks)
            .activities());
    worker.registerActivitiesImplementations(defect.reading(new ReadResponseActivity(client)));
    environment.start();
  }

  /** Runs the stories at the same time. */
  List<Observed> run(List<Story> together) {
    List<StoryRun> all = new ArrayList<>();
    for (Story story : together) {
      all.add(begin(story));
    }
    deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    List<StoryRun> running = all;
    while (!running.isEmpty()) {
      stopped.start();
      running.forEach(this::awaitEnd);
      stopped.stop();
      running = running.stream().filter(this::isReplayed).toList();
    }
    return all.stream().map(StoryRun::observed).toList();
  }

  private StoryRun begin(Story story) {
    String event = ExecutionIds.event(null, EVENT, "k" + stories++);
    StoryRun storyRun = runs.begin(event, story);
    List<WebhookConfig> webhooks =
        story.hooks().stream()
            .map(hook -> hook.config("http://%s.example/%s".formatted("h" + stories, hook.name())))
            .toList();
    client
        .newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId(event)
                .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
                .build())
        .start(
            WireJson.toPayload(Plan.of(EventType.of(EVENT), null, webhooks)),
            Bodies.of(story.payload().getBytes(UTF_8)));
    canceller.started(storyRun);
    return storyRun;
  }

  private void awaitEnd(StoryRun storyRun) {
    ExecutionResult outcome = ended(storyRun.event).orElseThrow();
    Map<String, ExecutionResult> deliveries = new LinkedHashMap<>();
    Optional<ExecutionResult> together = ended(ExecutionIds.deliveries(storyRun.event));
    together
        .filter(result -> !result.how().equals(ExecutionResult.SUCCESS))
        .ifPresent(t -> deliveries.put("", t));
    for (Hook hook : storyRun.story.async()) {
      ended(ExecutionIds.delivery(storyRun.event, hook.name()))
          .ifPresent(result -> deliveries.put(hook.name(), result));
    }
    canceller.ended(storyRun);
    storyRun.ended(outcome, deliveries);
  }

  /** An event whose deliveries have started is not replayed here. */
  private boolean isReplayed(StoryRun storyRun) {
    Replay next = storyRun.nextReplay();
    if (next == null) {
      return false;
    }
    try {
      defect.replay(operator, storyRun.event, next.options());
    } catch (OperateException e) {
      storyRun.refused(e);
      return false;
    }
    return storyRun.replayed();
  }

  /** Returns how an execution ended; empty if there is none. */
  private Optional<ExecutionResult> ended(String execution) {
    WorkflowStub stub = client.newUntypedWorkflowStub(execution);
    try {
      RawValue result = stub.getResult(left(), TimeUnit.NANOSECONDS, RawValue.class);
      return Optional.of(ExecutionResult.success(new String(Bodies.bytes(result), UTF_8)));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    } catch (WorkflowFailedException e) {
      return Optional.of(ExecutionResult.of(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of(ExecutionResult.failure(ExecutionResult.OPEN, ""));
    }
  }

  private long left() {
    return Math.max(TimeUnit.MILLISECONDS.toNanos(10), deadlineNanos - System.nanoTime());
  }

  @Override
  public void close() {
    environment.close();
    time.close();
    heartbeats.close();
    timer.shutdownNow();
  }
}
