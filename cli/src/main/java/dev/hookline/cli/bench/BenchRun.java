package dev.hookline.cli.bench;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.cli.input.ServerCheck;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.ScriptedResponses;
import dev.hookline.verification.load.Shape;
import dev.hookline.verification.load.Tally;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.Version;
import dev.hookline.worker.WorkerSettings;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** One run: a first event that shows whether anything works, a warm-up, and what is measured. */
final class BenchRun {

  /** The longest that a caller waits for one event. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long nothing may arrive before the run no longer waits for async webhooks. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final int SAMPLE = 10;
  private static final long LOOK_MILLIS = 100;
  private static final double NANOS = 1e9;

  private final BenchOrder order;
  private final BenchProgress progress;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final ScriptedResponses responses;
  private long next;

  BenchRun(BenchOrder order, BenchProgress progress) {
    this.order = order;
    this.progress = progress;
    responses = new ScriptedResponses(order.shape(), new Tally(order.shape()));
  }

  BenchReport measure() throws IOException, InterruptedException {
    try (Receivers receivers =
            Receivers.open(order.receiverHost(), order.receiverPort(), responses);
        Connection connection = Connection.fromEnvironment()) {
      ServerCheck.check(connection.client());
      if (!order.embeddedWorker()) {
        return measure(connection.client(), receivers);
      }
      try (HooklineWorker worker = HooklineWorker.start(connection.client(), workerSettings())) {
        return measure(connection.client(), receivers);
      }
    }
  }

  private WorkerSettings workerSettings() {
    return WorkerSettings.of(name -> null)
        .withTaskQueue(order.taskQueue())
        .withShutdownGrace(Duration.ZERO);
  }

  private BenchReport measure(WorkflowClient client, Receivers receivers)
      throws InterruptedException {
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                order.shape().config(receivers::url),
                List.of(Shape.EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(order.taskQueue()))
            .orElseThrow()) {
      Callers.Call call = number -> send(manager, number);
      sendFirst(call);
      if (!order.warmup().isZero()) {
        phase("warming up", order.load().during(order.warmup()), call, new Tally(order.shape()));
      }
      return measured(client, manager, call);
    }
  }

  /** The one event whose failure ends the run, with the reason. */
  private void sendFirst(Callers.Call call) throws InterruptedException {
    Tally tally = new Tally(order.shape());
    responses.countFor(tally);
    tally.sending(next, System.nanoTime());
    call.send(next++);
    awaitDeliveries(tally, 0);
  }

  private void send(DurableWebhookManager manager, long number) {
    manager.invokeWebhooks(
        Shape.EVENT,
        Payload.of(order.shape().payload(number)),
        InvokeOptions.key(key(number)).withDeadline(PATIENCE),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  /** A key of this run alone, so that no event of another one is attached to. */
  private String key(long number) {
    return run + "-" + number;
  }

  private BenchReport measured(
      WorkflowClient client, DurableWebhookManager manager, Callers.Call call)
      throws InterruptedException {
    List<ProcessCpu> processes = new ArrayList<>(List.of(ProcessCpu.own("bench")));
    processes.addAll(order.processes());
    Tally tally = new Tally(order.shape());
    long first = next;
    Instant startedAt = Instant.now();
    CpuMeter cpu = new CpuMeter(processes);
    Took took = phase("measuring", order.load(), call, tally);
    List<CpuMeter.Used> used = cpu.used(tally.ended());
    List<String> sample =
        LongStream.range(0, Math.min(SAMPLE, tally.ended()))
            .map(i -> first + i * tally.ended() / SAMPLE)
            .mapToObj(number -> manager.executionId(Shape.EVENT, key(number)))
            .distinct()
            .toList();
    return new BenchReport(
        Version.current(),
        startedAt,
        BenchReport.Settings.of(order),
        BenchReport.Machine.current(serverVersion(client)),
        new BenchReport.Events(
            tally.callers().count(), tally.failed(), tally.errors(), tally.undelivered()),
        Figure.rounded(took.calls() / NANOS),
        Figure.rounded(took.drain() / NANOS),
        Figure.rounded(tally.callers().count() * NANOS / took.calls()),
        tally.callers().figures(),
        order.shape().async() == 0 ? null : tally.deliveries().figures(),
        new BenchReport.Requests(tally.requests(), tally.refused()),
        sample.isEmpty() ? null : HistorySample.of(client, sample),
        used,
        CpuMeter.perThousand(used),
        tally.callers().seconds(),
        null);
  }

  /** Nanoseconds until the last call returned, and from then until the last webhook arrived. */
  private record Took(long calls, long drain) {}

  private Took phase(String name, Load load, Callers.Call call, Tally tally)
      throws InterruptedException {
    responses.countFor(tally);
    Callers callers = Callers.start(load, next, tally, call);
    while (!callers.await(LOOK_MILLIS)) {
      progress.show(name, load.done(tally.ended(), callers.elapsed()), tally, callers.elapsed());
    }
    next += tally.ended();
    long calls = callers.elapsed();
    awaitDeliveries(tally, calls);
    progress.end();
    return new Took(calls, callers.elapsed() - calls);
  }

  private void awaitDeliveries(Tally tally, long elapsed) throws InterruptedException {
    long requests = -1;
    long since = System.nanoTime();
    while (tally.undelivered() > 0 && System.nanoTime() - since < SILENCE.toNanos()) {
      progress.show("waiting for async webhooks", 1, tally, elapsed);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      since = tally.requests() == requests ? since : System.nanoTime();
      requests = tally.requests();
    }
  }

  private static String serverVersion(WorkflowClient client) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
        .getServerVersion();
  }
}
