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

/** One run: a first event as a smoke test, a warm-up, then the measurement. */
final class BenchRun {

  /** The longest that a caller waits for one event. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** The run stops waiting for async webhooks when none has arrived for this long. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final int SAMPLE = 10;
  private static final long POLL_MILLIS = 100;
  private static final double NANOS = 1e9;

  private final BenchSettings settings;
  private final BenchProgress progress;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final ScriptedResponses responses;
  private long next;

  BenchRun(BenchSettings settings, BenchProgress progress) {
    this.settings = settings;
    this.progress = progress;
    responses = new ScriptedResponses(settings.shape(), new Tally(settings.shape()));
  }

  BenchReport measure() throws IOException, InterruptedException {
    try (Receivers receivers =
            Receivers.open(settings.receiverHost(), settings.receiverPort(), responses);
        Connection connection = Connection.fromEnvironment()) {
      ServerCheck.check(connection.client());
      if (!settings.embeddedWorker()) {
        return measure(connection.client(), receivers);
      }
      try (HooklineWorker worker = HooklineWorker.start(connection.client(), workerSettings())) {
        return measure(connection.client(), receivers);
      }
    }
  }

  private WorkerSettings workerSettings() {
    return WorkerSettings.of(name -> null)
        .withTaskQueue(settings.taskQueue())
        .withShutdownGrace(Duration.ZERO);
  }

  private BenchReport measure(WorkflowClient client, Receivers receivers)
      throws InterruptedException {
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                settings.shape().config(receivers::url),
                List.of(Shape.EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(settings.taskQueue()))
            .orElseThrow()) {
      Callers.Call call = number -> send(manager, number);
      sendFirst(call);
      if (!settings.warmup().isZero()) {
        phase(
            "warming up",
            settings.load().during(settings.warmup()),
            call,
            new Tally(settings.shape()));
      }
      return measured(client, manager, call);
    }
  }

  /** Sends the first event; its failure ends the run with the reason. */
  private void sendFirst(Callers.Call call) throws InterruptedException {
    Tally tally = new Tally(settings.shape());
    responses.countFor(tally);
    tally.sending(next, System.nanoTime());
    call.send(next++);
    awaitDeliveries(tally, 0);
  }

  private void send(DurableWebhookManager manager, long number) {
    manager.invokeWebhooks(
        Shape.EVENT,
        Payload.of(settings.shape().payload(number)),
        settings.ordered(InvokeOptions.key(key(number)).withDeadline(TIMEOUT), run, number),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  /** A key unique to this run, so that it does not attach to another run's event. */
  private String key(long number) {
    return run + "-" + number;
  }

  private BenchReport measured(
      WorkflowClient client, DurableWebhookManager manager, Callers.Call call)
      throws InterruptedException {
    List<ProcessCpu> processes = new ArrayList<>(List.of(ProcessCpu.own("bench")));
    processes.addAll(settings.processes());
    Tally tally = new Tally(settings.shape());
    long first = next;
    Instant startedAt = Instant.now();
    CpuMeter cpu = new CpuMeter(processes);
    Took duration = phase("measuring", settings.load(), call, tally);
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
        BenchReport.Settings.of(settings),
        BenchReport.Machine.current(serverVersion(client)),
        new BenchReport.Events(
            tally.callers().count(), tally.failed(), tally.errors(), tally.undelivered()),
        Figure.rounded(duration.calls() / NANOS),
        Figure.rounded(duration.drain() / NANOS),
        Figure.rounded(tally.callers().count() * NANOS / duration.calls()),
        tally.callers().figures(),
        settings.shape().async() == 0 ? null : tally.deliveries().figures(),
        new BenchReport.Requests(tally.requests(), tally.refused()),
        sample.isEmpty() ? null : HistorySample.of(client, sample),
        used,
        CpuMeter.perThousand(used),
        cpu.others(used).orElse(null),
        tally.callers().seconds(),
        null);
  }

  /** Nanoseconds until the last call returned, and from then until the last webhook arrived. */
  private record Took(long calls, long drain) {}

  private Took phase(String name, Load load, Callers.Call call, Tally tally)
      throws InterruptedException {
    responses.countFor(tally);
    Callers callers = Callers.start(load, next, tally, call);
    while (!callers.await(POLL_MILLIS)) {
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
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
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
