package dev.hookline.verification.bench.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.Shape;
import dev.hookline.verification.load.Tally;
import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.Programs;
import dev.hookline.verification.process.Tier;
import dev.hookline.verification.process.WorkerLog;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.receiver.Receivers.Response;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One worker, and callers of a healthy endpoint: alone, then next to one that responds at once and
 * gets most events, then next to one that hangs.
 */
final class Isolation implements AutoCloseable {

  private static final EventType HEALTHY = EventType.of("Healthy");
  private static final EventType RESPONDING = EventType.of("Responding");
  private static final EventType HANGING = EventType.of("Hanging");
  private static final Duration HANGS = Duration.ofSeconds(30);
  private static final int TIMEOUT_SECONDS = 60;
  private static final Duration WARMUP = Duration.ofSeconds(10);
  private static final Shape SHAPE = new Shape(1, 0, 1024, 100, 0, Duration.ZERO);
  private static final int CALLERS = 200;
  private static final int OK = 200;

  private final Receivers healthy = Receivers.open(request -> response());
  private final Receivers hanging =
      Receivers.open(
          request -> {
            TimeUnit.MILLISECONDS.sleep(HANGS.toMillis());
            return response();
          });
  private final Programs programs;
  private final WorkflowServiceStubs stubs;
  private final DurableWebhookManager manager;
  private long next;

  Isolation(String address, Path folder) throws IOException, InterruptedException {
    programs = new Programs(folder);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    manager =
        Webhooks.initialize(
                Config.empty()
                    // a first attempt may be local, so the second webhook competes for slots
                    .with(
                        HEALTHY,
                        webhook("labels", healthy).build(),
                        webhook("billing", healthy).finalResponse(true).build())
                    .with(RESPONDING, webhook("other", healthy).finalResponse(true).build())
                    .with(HANGING, webhook("hanging", hanging).finalResponse(true).build()),
                List.of(HEALTHY, RESPONDING, HANGING),
                WorkflowClient.newInstance(stubs),
                DurableOptions.defaults())
            .orElseThrow();
    programs.start(
        "worker",
        Map.of("TEMPORAL_ADDRESS", address, "HOOKLINE_HEALTH_PORT", "0"),
        JavaCommand.own(List.of("-Xmx1g")).of(JavaCommand.HOOKLINE, "worker"));
    WorkerLog.awaitPolling(programs.log("worker"), 1);
  }

  private static WebhookConfigBuilder webhook(String name, Receivers receivers) {
    return WebhookConfig.builder(name, receivers.url(name)).timeout(TIMEOUT_SECONDS);
  }

  private static Response response() {
    return new Response(OK, "{\"ok\":true}".getBytes(UTF_8));
  }

  Figures measure(Tier tier, double perSecond, double othersPerSecond, Duration length)
      throws InterruptedException {
    phase(perSecond, othersPerSecond, RESPONDING, WARMUP);
    Phase alone = phase(perSecond, 0, RESPONDING, length);
    Phase responding = phase(perSecond, othersPerSecond, RESPONDING, length);
    Phase hangingToo = phase(perSecond, othersPerSecond, HANGING, length);
    return new Figures(tier.toString(), alone, responding, hangingToo);
  }

  private Phase phase(double perSecond, double othersPerSecond, EventType other, Duration length)
      throws InterruptedException {
    Tally calls = new Tally(SHAPE);
    Tally starts = new Tally(SHAPE);
    Callers others =
        othersPerSecond == 0
            ? null
            : Callers.start(
                new Load(CALLERS, othersPerSecond, null, length),
                next(),
                starts,
                number -> start(other, number));
    Callers callers =
        Callers.start(new Load(CALLERS, perSecond, null, length), next(), calls, this::invoke);
    callers.await(length.plus(HANGS.multipliedBy(2)).toMillis());
    double seconds = callers.elapsed() / (double) TimeUnit.SECONDS.toNanos(1);
    if (others != null) {
      others.await(HANGS.toMillis());
    }
    return new Phase(
        calls.callers().count(),
        calls.failed(),
        starts.ended(),
        Figure.rounded(calls.callers().count() / seconds),
        calls.callers().figures());
  }

  private long next() {
    next += Integer.MAX_VALUE;
    return next;
  }

  private void invoke(long number) {
    manager.invokeWebhooks(
        HEALTHY,
        Payload.of(SHAPE.payload(number)),
        InvokeOptions.key(Long.toString(number)),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  private void start(EventType other, long number) {
    manager.start(
        other, Payload.of(SHAPE.payload(number)), InvokeOptions.key(Long.toString(number)));
  }

  @Override
  public void close() throws IOException {
    manager.close();
    programs.close();
    stubs.shutdownNow();
    healthy.close();
    hanging.close();
  }
}
