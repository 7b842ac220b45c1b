package dev.hookline.verification.bench.contestant;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Hookline as a service uses it: with separate workers, or one in the same process. */
public final class HooklineContestant implements Contestant {

  /** Set to {@code true} if the worker runs in this process. */
  public static final String EMBEDDED = "BENCH_EMBEDDED";

  /** Set to {@code false} if callers wait until the execution has closed. */
  private static final String EARLY = "BENCH_EARLY_RESPONSE";

  /** Set to the number of events that are started at once, if it does not follow their times. */
  public static final String FIXED_STARTS = "BENCH_FIXED_STARTS";

  /** Set to the name of the worker's variable with the signing key, if requests are signed. */
  public static final String SIGNING_KEY = "BENCH_SIGNING_KEY";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Map<Shape, DurableWebhookManager> managers = new HashMap<>();
  private final Connection connection = Connection.fromEnvironment();
  private final Optional<HooklineWorker> worker;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String receivers;
  private final DurableOptions options;
  private final UnaryOperator<WebhookConfigBuilder> settings;
  private Optional<DurableWebhookManager> last = Optional.empty();

  public HooklineContestant(Map<String, String> environment) {
    receivers = environment.getOrDefault(RECEIVERS, "");
    String queue = environment.getOrDefault(QUEUE, "");
    DurableOptions usual =
        DurableOptions.defaults()
            .withTaskQueue(queue)
            .withEarlyResponse(!"false".equals(environment.get(EARLY)));
    String starts = environment.get(FIXED_STARTS);
    options =
        starts == null
            ? usual
            : usual.withMaxConcurrentStarts(Integer.parseInt(starts)).withAdaptiveStarts(false);
    String key = environment.get(SIGNING_KEY);
    settings =
        webhook -> key == null ? webhook : webhook.signing(SigningConfig.of("${env:" + key + "}"));
    worker =
        Optional.of(WorkerSettings.of(name -> null).withTaskQueue(queue))
            .filter(settings -> environment.containsKey(EMBEDDED))
            .map(settings -> HooklineWorker.start(connection.client(), settings));
  }

  @Override
  public Callers.Call caller(Shape shape) {
    DurableWebhookManager manager = managers.computeIfAbsent(shape, this::manager);
    last = Optional.of(manager);
    return number ->
        manager.invokeWebhooks(
            Shape.EVENT,
            Payload.of(shape.payload(number)),
            InvokeOptions.key(key(number)).withDeadline(TIMEOUT),
            OnSuccess.noOp(),
            OnError.noOp());
  }

  @Override
  public Callers.Call starter(Shape shape) {
    DurableWebhookManager manager = managers.computeIfAbsent(shape, this::manager);
    return number ->
        manager.start(
            Shape.EVENT, Payload.of(shape.payload(number)), InvokeOptions.key(key(number)));
  }

  private DurableWebhookManager manager(Shape shape) {
    return Webhooks.initialize(
            shape.config(name -> receivers + name, settings),
            List.of(Shape.EVENT),
            connection.client(),
            options)
        .orElseThrow();
  }

  private String key(long number) {
    return run + "-" + number;
  }

  @Override
  public Optional<HistorySample.Means> history(List<Long> numbers) {
    return last.map(manager -> HistorySample.of(connection.client(), ids(manager, numbers)));
  }

  private List<String> ids(DurableWebhookManager manager, List<Long> numbers) {
    return numbers.stream()
        .map(number -> Objects.requireNonNull(manager.executionId(Shape.EVENT, key(number))))
        .toList();
  }

  @Override
  public void close() {
    managers.values().forEach(DurableWebhookManager::close);
    worker.ifPresent(HooklineWorker::close);
    connection.close();
  }
}
