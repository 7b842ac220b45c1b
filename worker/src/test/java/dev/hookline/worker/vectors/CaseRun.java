package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.Config;
import dev.hookline.EventType;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import dev.hookline.WebhookType;
import dev.hookline.config.ConfigException;
import dev.hookline.config.YamlConfig;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One case on one kind of manager, against servers of its own. */
final class CaseRun implements AutoCloseable {

  /** Makes a manager of the kind under test. */
  @FunctionalInterface
  interface Managers {
    Optional<? extends WebhookManager> create(@Nullable Config config, List<EventType> events);
  }

  private static final long ASYNC_LIMIT_MILLIS = 5_000;
  private static final long QUIET_MILLIS = 300;

  private final JsonNode recorded;
  private final ScriptedServer server;
  private final ScriptedServer second;
  private final String closed;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> trace = new CopyOnWriteArrayList<>();
  private Set<String> asyncNames = Set.of();
  private volatile @Nullable CancelOn cancelOn;

  CaseRun(JsonNode recorded) {
    this.recorded = recorded;
    server = new ScriptedServer("", recorded.path("script"));
    second = new ScriptedServer("BASE2:", recorded.path("script"));
    closed = closedAddress();
    server.start(this::replace, this::arrived);
    second.start(this::replace, this::arrived);
  }

  /** Returns what the case recorded: the start, then a line for every call. */
  static List<String> expected(JsonNode recorded) {
    List<String> lines = new ArrayList<>();
    lines.add(Recorded.init(recorded.path("init")));
    recorded.path("invocations").forEach(call -> lines.add(Recorded.call(call.path("result"))));
    return lines;
  }

  /** Runs the case and returns the same lines as {@link #expected}. */
  List<String> run(Managers managers) throws InterruptedException {
    Optional<? extends WebhookManager> manager;
    try {
      manager = managers.create(config(), events());
    } catch (ConfigException e) {
      return List.of("init: refused");
    }
    if (manager.isEmpty()) {
      return List.of("init: no manager");
    }
    List<String> lines = new ArrayList<>();
    lines.add("init: manager" + events(manager.get()));
    for (JsonNode call : recorded.path("invocations")) {
      lines.add(invoke(manager.get(), call));
    }
    return lines;
  }

  private String events(WebhookManager manager) {
    List<String> wrong = new ArrayList<>();
    recorded
        .path("isEventConfigured")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().isEmpty()
                  && manager.isEventConfigured(EventType.of(entry.getKey()))
                      != entry.getValue().booleanValue()) {
                wrong.add(entry.getKey());
              }
            });
    return wrong.isEmpty() ? "" : ", isEventConfigured differs for " + wrong;
  }

  private @Nullable Config config() {
    if (recorded.path("configYaml").isNull()) {
      return null;
    }
    Config config = YamlConfig.read(replace(recorded.path("configYaml").asText()));
    asyncNames =
        config.config().values().stream()
            .flatMap(List::stream)
            .filter(webhook -> webhook.type() == WebhookType.ASYNC)
            .map(webhook -> String.valueOf(webhook.name()))
            .collect(Collectors.toUnmodifiableSet());
    return config;
  }

  private List<EventType> events() {
    List<EventType> events = new ArrayList<>();
    recorded.path("eventList").forEach(name -> events.add(EventType.of(name.asText())));
    return events;
  }

  private String invoke(WebhookManager manager, JsonNode call) throws InterruptedException {
    requests.clear();
    trace.clear();
    List<String> answers = Collections.synchronizedList(new ArrayList<>());
    List<String> errors = Collections.synchronizedList(new ArrayList<>());
    CaseCallbacks callbacks = new CaseCallbacks(answers, errors, trace);
    JsonNode json = call.path("payload").path("json");
    Object payload = json.isNull() ? new Object() : Payload.of(Bodies.of(json));
    @Nullable OnSuccess onSuccess = callbacks.onSuccess(call.path("onSuccess").asText());
    @Nullable OnError onError = callbacks.onError(call.path("onError").asText());
    String kind = "returns";
    InvokeOptions options = CaseCallbacks.options(call);
    EventType event = EventType.of(call.path("event").asText());
    cancelOn = new CancelOn(call.path("ctx").asText(), manager, event, options.key().orElse(""));
    try {
      manager.invokeWebhooks(event, payload, options, onSuccess, onError);
    } catch (RuntimeException e) {
      kind = CaseCallbacks.isWebhookError(e) ? "webhook error" : "other error";
      if (CaseCallbacks.isDeadline(e)) {
        // how far the event was then is the server's speed
        return Recorded.text(kind, answers, errors.size(), List.of(), new TreeMap<>());
      }
    }
    trace.add("return");
    settle(call.path("result"));
    TreeMap<String, List<String>> seen = new TreeMap<>();
    for (Request request : requests) {
      seen.computeIfAbsent(request.name(), name -> new ArrayList<>())
          .add(Recorded.request(request.method(), request.target(), request.body()));
    }
    return Recorded.text(kind, answers, errors.size(), trace, seen)
        + String.join("", Gaps.tooShort(call.path("result").path("requests"), requests));
  }

  /** Waits for the recorded number of requests, then a moment for requests too many. */
  private void settle(JsonNode result) throws InterruptedException {
    if (asyncNames.isEmpty()) {
      return;
    }
    int expected = 0;
    for (JsonNode list : result.path("requests")) {
      expected += list.size();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ASYNC_LIMIT_MILLIS);
    while (requests.size() < expected && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
  }

  private void arrived(Request request) {
    requests.add(request);
    CancelOn cancel = cancelOn;
    if (cancel != null) {
      cancel.arrived(request);
    }
    if (!asyncNames.contains(request.name())) {
      trace.add(request.name() + "#" + request.number());
    }
  }

  private String replace(String text) {
    return text.replace("${BASE}", "http://" + server.host())
        .replace("${HOST}", server.host())
        .replace("${BASE2}", "http://" + second.host())
        .replace("${HOST2}", second.host())
        .replace("${CLOSED}", closed);
  }

  private static String closedAddress() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return "127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    second.close();
  }
}
