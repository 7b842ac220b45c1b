package dev.hookline.verification.chaos.recovery;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.chaos.receiver.WorkerAddress;
import dev.hookline.verification.chaos.recovery.Endpoints.Arrived;
import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.SupervisedProgram;
import dev.hookline.verification.process.Tier;
import dev.hookline.verification.process.WorkerLog;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two workers, one of which is killed while an endpoint has its request. */
final class Recovery implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final int WARM_UP = 100;
  private static final double NANOS = 1e9;
  private static final EventType FIRST = EventType.of("HangFirst");
  private static final EventType SECOND = EventType.of("HangSecond");
  private static final EventType SLOW = EventType.of("Slow");

  private final String address;
  private final Path folder;
  private final Endpoints endpoints = new Endpoints(WORKERS);
  private final List<SupervisedProgram> workers = new ArrayList<>();
  private final WorkflowServiceStubs stubs;
  private final DurableWebhookManager manager;

  Recovery(String address, Path folder) throws IOException {
    this.address = address;
    this.folder = folder;
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> workers.forEach(SupervisedProgram::close)));
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(FIRST, webhook("hang1"))
                    .with(SECOND, webhook("hang2"))
                    .with(SLOW, webhook("slow")),
                List.of(FIRST, SECOND, SLOW),
                WorkflowClient.newInstance(stubs),
                DurableOptions.defaults())
            .orElseThrow();
  }

  private WebhookConfig webhook(String path) {
    return WebhookConfig.builder(path, endpoints.url(path)).timeout(10).finalResponse(true).build();
  }

  Figures measure(Tier tier, int kills) throws IOException, InterruptedException {
    for (int number = 0; number < WORKERS; number++) {
      workers.add(worker(number));
      workers.get(number).start();
    }
    for (int number = 0; number < WORKERS; number++) {
      WorkerLog.awaitPolling(log(number), 1);
    }
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    int[] starts = {1, 1};
    for (int kill = 0; kill < kills; kill++) {
      warmUp();
      boolean isFirst = kill % 2 == 0;
      endpoints.hangFor("{\"kill\":%d}".formatted(kill));
      var unused =
          manager.start(
              isFirst ? FIRST : SECOND,
              Payload.of("{\"kill\":%d}".formatted(kill)),
              InvokeOptions.key("kill-" + kill));
      Arrived hanging = endpoints.next(true);
      workers.get(hanging.worker()).kill();
      long killed = System.nanoTime();
      double seconds = (endpoints.next(false).nanos() - killed) / NANOS;
      (isFirst ? first : second).add(seconds);
      System.err.println("recovery: kill %d: %.2f s".formatted(kill + 1, seconds));
      workers.get(hanging.worker()).start();
      WorkerLog.awaitPolling(log(hanging.worker()), ++starts[hanging.worker()]);
    }
    endpoints.drain();
    manager.invokeWebhooks(
        SLOW, Payload.of("{}"), InvokeOptions.defaults(), OnSuccess.noOp(), OnError.noOp());
    return new Figures(tier.toString(), first, second, endpoints.drain());
  }

  /** A cold worker runs its first events slowly, unlike one in use. */
  private void warmUp() {
    List<CompletableFuture<Payload>> events = new ArrayList<>();
    for (int number = 0; number < WARM_UP; number++) {
      events.add(
          manager.invokeWebhooksAsync(
              number % 2 == 0 ? FIRST : SECOND, Payload.of("{}"), InvokeOptions.defaults()));
    }
    events.forEach(CompletableFuture::join);
    endpoints.drain();
  }

  private SupervisedProgram worker(int number) throws IOException {
    Path hosts = folder.resolve("worker-" + number + ".hosts");
    Files.writeString(
        hosts,
        "127.0.0.1 localhost\n%s %s\n"
            .formatted(WorkerAddress.of(number).getHostAddress(), Endpoints.HOST));
    return new SupervisedProgram(
        JavaCommand.own(List.of("-Djdk.net.hosts.file=" + hosts))
            .of(JavaCommand.HOOKLINE, "worker"),
        Map.of("TEMPORAL_ADDRESS", address, "HOOKLINE_HEALTH_PORT", "0"),
        log(number));
  }

  private Path log(int number) {
    return folder.resolve("worker-" + number + ".log");
  }

  @Override
  public void close() throws IOException {
    workers.forEach(SupervisedProgram::close);
    manager.close();
    stubs.shutdownNow();
    endpoints.close();
  }
}
