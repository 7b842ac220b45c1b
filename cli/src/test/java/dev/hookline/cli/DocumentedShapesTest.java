package dev.hookline.cli;

import static dev.hookline.cli.DocumentedShapes.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.cli.output.Json;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.setup.NamespaceSetup;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code --output json} of each command has exactly the fields that {@code docs/cli.md} names,
 * since scripts depend on them: each command is run for real, often enough that every field occurs.
 */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
@Timeout(400)
class DocumentedShapesTest {

  private static final String JSON = "--output=json";
  private static final String MANY = "OnShaped:many";
  private static final String BATCH =
      "replay FILTER, replay status, replay pause, replay resume, replay cancel";
  private static final String ACTIONS = "cancel, pause, resume, retry-now, redirect";
  private static final String WAITING = "OnWaiting:w1";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Receiver receiver = new Receiver();
  private DocumentedShapes shapes;
  private HooklineWorker worker;
  private String home;
  private Path config;
  private Path payload;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    shapes = new DocumentedShapes();
    connect();
    worker = HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null));
    receiver
        .on("good", Step.of(200, "{\"n\":1}"))
        .on("bad", Step.of(503, "{\"why\":1}"))
        .on("wait", Step.of(503, "{}").with("Retry-After", "3000"));
    payload = Files.writeString(folder.resolve("event.json"), "{\"project\":7}");
    config =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            enabled: true
            config:
              OnGood:
                - {name: good, url: '%1$s', finalResponse: true}
                - {name: late, url: '%2$s', async: true, numRetries: 1}
              OnLater:
                - {name: good, url: '%1$s', finalResponse: true}
              OnShaped:
                - {name: good, url: '%1$s'}
                - {name: bad, url: '%2$s', useDataFrom: good, finalResponse: true,
                   numRetries: 22, maximumInterval: 1}
              OnHeld:
                orderingKey: /project
                holdOnFailure: true
                webhooks:
                  - {name: bad, url: '%2$s', finalResponse: true, numRetries: 1}
              OnWaiting:
                - {name: wait, url: '%3$s', finalResponse: true, numRetries: 9}
            """
                .formatted(receiver.url("good"), receiver.url("bad"), receiver.url("wait")));
  }

  /** Through the user's settings file, since a process cannot change its own environment. */
  private void connect() throws Exception {
    settings("[profile.default]\naddress = \"%s\"\n".formatted(TemporalTier.current().address()));
    home = System.setProperty("user.home", folder.toString());
  }

  private void settings(String toml) throws Exception {
    Path file = folder.resolve(".config/temporalio/temporal.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, toml);
  }

  @AfterEach
  void stop() {
    System.setProperty("user.home", home);
    worker.close();
    receiver.close();
  }

  @Test
  void printsTheDocumentedFields() throws Exception {
    sendsEvents();
    queriesThem();
    followsThem();
    actsOnWhatIsPending();
    disablesAnEndpoint();
    skipsAHeldEvent();
    replaysThem();
    tries();
    measures();
    printsVersions();

    assertThat(shapes.printed()).containsExactlyInAnyOrderEntriesOf(shapes.documented());
  }

  private void printsVersions() throws Exception {
    JsonNode connected = json("version", JSON);
    settings("not TOML");
    shapes.take("version", connected, json("version", JSON));
  }

  private void sendsEvents() throws Exception {
    shapes.take("invoke --detach", json(invoke("OnWaiting", "w1", "--detach")));
    shapes.take(
        "invoke",
        json(invoke("OnGood", "g1")),
        json(invoke("OnShaped", "many")),
        json(invoke("OnGood", "g1")));
    shapes.take(
        "invoke --detach",
        json(invoke("OnGood", "g1", "--detach")),
        json(invoke("OnLater", "l1", "--delay", "1h")));
  }

  private void queriesThem() throws Exception {
    shapes.take(
        "list",
        await(
            () -> json("list", "--event", "OnGood", "--status", "failed", JSON),
            list -> list.path("executions").path(0).has("failedWebhook")),
        json("list", "--event", "OnGood", "--limit", "1", JSON),
        await(
            () -> json("list", "--event", "OnLater", "--status", "scheduled", JSON),
            list -> list.path("executions").path(0).has("startAt")));
    JsonNode counts = json("list", "--count", "--event", "OnShaped", JSON);
    assertThat(counts.properties()).extracting(Map.Entry::getKey).contains("failed", "total");
    shapes.documented().remove("list --count");
    JsonNode[] shown = {
      json("show", "OnGood:g1", "--ui-url", "http://ui:1", JSON),
      json("show", MANY, JSON),
      json("show", unreadable(), JSON)
    };
    shapes.take("show", shown);
    JsonNode waiting =
        await(() -> json("show", WAITING, JSON), one -> !one.findValues("nextAttemptAt").isEmpty());
    shapes.take(
        "show, each webhook",
        shown[0].path("webhooks"),
        shown[1].path("webhooks"),
        waiting.path("webhooks"));
    shapes.take("show, each of attemptLog", all("attemptLog", shown));
    shapes.take("show, each of missingAttempts", all("missingAttempts", shown));
    JsonNode stats = json("stats", "--event", "OnShaped", JSON);
    shapes.take("stats", stats);
    shapes.take("stats, each webhook", stats.path("webhooks"));
    shapes.take("setup", json("setup", "--dry-run", JSON), refusedSetup());
    shapes.take("doctor", json("doctor", "--task-queue", "nobody", JSON));
  }

  /** SQL stores have no more columns for these search attributes. */
  private JsonNode refusedSetup() throws Exception {
    WorkflowClient full = FreshNamespace.create(Duration.ofDays(3));
    FreshNamespace.fillKeywords(full);
    return mapper.readTree(Json.of(NamespaceSetup.of(full).apply()));
  }

  /** An execution from a starter that sends no valid plan. */
  private static String unreadable() {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("OnBroken:b1")
            .setTaskQueue(Names.TASK_QUEUE)
            .build();
    WorkflowStub stub =
        TemporalTier.current().client().newUntypedWorkflowStub(Names.INVOKE_WEBHOOKS, options);
    stub.start("no plan");
    assertThatThrownBy(() -> stub.getResult(String.class)).isNotNull();
    return "OnBroken:b1";
  }

  private void followsThem() throws Exception {
    shapes.take("watch", lines(hookline("watch", MANY, JSON).out()));
    Process watch = start("watch", WAITING, JSON);
    try (BufferedReader lines = watch.inputReader()) {
      JsonNode change = mapper.readTree(lines.readLine());
      while (!change.has("nextAttemptAt")) {
        shapes.take("watch", change);
        change = mapper.readTree(lines.readLine());
      }
      shapes.take("watch", change);
    } finally {
      watch.destroy();
    }
  }

  private void actsOnWhatIsPending() throws Exception {
    shapes.take(
        ACTIONS, json("redirect", WAITING, "--url", receiver.url("wait"), "--dry-run", JSON));
    for (String command : List.of("pause", "resume", "retry-now", "cancel")) {
      shapes.take(ACTIONS, json(command, WAITING, JSON));
    }
  }

  private void disablesAnEndpoint() throws Exception {
    EndpointRegistry workers =
        new EndpointRegistry(TemporalTier.current().client(), Names.TASK_QUEUE);
    FailedCall call = new FailedCall("OnBad", "bad", "OnBad:1", "http_status", 503);
    workers.report(
        new EndpointReport(
            "w",
            List.of(new EndpointReport.Change("bad:80", EndpointReport.FAILING, 1, 10, 0, call))));
    shapes.take(
        "endpoint disable, endpoint enable",
        json("endpoint", "disable", "http://bad/x", "--reason", "moves", JSON));
    shapes.take("endpoint list", json("endpoint", "list", JSON));
    shapes.take("endpoint disable, endpoint enable", json("endpoint", "enable", "bad:80", JSON));
  }

  private void skipsAHeldEvent() throws Exception {
    hookline(invoke("OnHeld", "h1"));
    JsonNode held =
        await(
            () -> json("queue", "list", JSON),
            queues -> queues.path(0).path("heldBy").asText().equals("OnHeld:h1"));
    shapes.take("queue list", held.path(0));
    json(invoke("OnHeld", "h2", "--detach"));
    shapes.take("queue show", json("queue", "show", held.path(0).path("id").asText(), JSON));
    shapes.take("queue skip", json("queue", "skip", "OnHeld:h1", JSON));
  }

  private void replaysThem() throws Exception {
    String[] all = {"replay", "--event", "OnShaped", "--status", "failed", JSON};
    await(() -> json(with(all, "--dry-run")), found -> found.path("count").asInt() == 1);
    shapes.take("replay FILTER --dry-run", json(with(all, "--dry-run")));
    String changed =
        Files.readString(config)
            .replace("{name: good, url", "{name: new, url")
            .replace("useDataFrom: good", "useDataFrom: new");
    Path other = Files.writeString(folder.resolve("other.yaml"), changed);
    for (Path plan : List.of(config, other)) {
      JsonNode dry = mapper.readTree(hookline(with(all, "--dry-run", "--plan", "" + plan)).out());
      shapes.take("replay FILTER --dry-run", dry);
      shapes.take("replay FILTER --dry-run, each of checked", dry.path("checked").path(0));
      assertThat(dry.path("checked").path(0).path("fits").asBoolean())
          .isEqualTo(plan.equals(config));
    }
    Path report = folder.resolve("report.jsonl");
    Ended refused = hookline(with(all, "--yes", "--plan", "" + other, "--report", "" + report));
    shapes.take("replay report, --report", lines(Files.readString(report)));
    receiver.on("bad", Step.of(200, "{}"));
    JsonNode batch = json(with(all, "--yes"));
    shapes.take(BATCH, mapper.readTree(refused.out()), batch);
    shapes.take(BATCH, json("replay", "--event", "OnNone", "--yes", JSON));
    String id = batch.path("id").asText();
    shapes.take(BATCH, json("replay", "status", id, JSON));
    JsonNode done =
        await(
            () -> lines(hookline("replay", "report", id).out())[0],
            line -> line.path("status").asText().equals("succeeded"));
    shapes.take("replay report, --report", done);
    shapes.take("show, each of replays", all("replays", json("show", MANY, JSON)));
    shapes.take("replay ID", json("replay", "OnGood:g1:async:late", JSON));
    steersABatch();
  }

  /** Of the two remaining executions, one is replayed at once, the other after 100 seconds. */
  private void steersABatch() throws Exception {
    String[] left = {
      "replay", "--status", "failed,cancelled", "--query", "WorkflowId IN ('OnBroken:b1', '%s')"
    };
    left[4] = left[4].formatted(WAITING);
    await(() -> json(with(left, "--dry-run", JSON)), found -> found.path("count").asInt() == 2);
    JsonNode started = json(with(left, "--rate", "0.01", "--yes", "--detach", JSON));
    String id = started.path("id").asText();
    for (String command : List.of("pause", "resume", "cancel")) {
      shapes.take(BATCH, json("replay", command, id, JSON));
    }
  }

  private void tries() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "enabled: 1\n");
    Path refused =
        Files.writeString(
            folder.resolve("refused.yaml"),
            "enabled: true\nconfig: {OnA: [{name: a, url: 'http://127.0.0.1:1', finalResponse: true}]}\n");
    shapes.take(
        "validate",
        mapper.readTree(hookline("validate", "" + bad, JSON).out()),
        mapper.readTree(hookline("validate", "--probe", "" + refused, JSON).out()));
    JsonNode pair = json("keys", "new", "--type", "ed25519", JSON);
    shapes.take("keys new", pair);
    int port = FreePort.find();
    Process listen =
        start("listen", "--port", "" + port, "--verify", pair.path("publicKey").asText(), JSON);
    try (BufferedReader lines = listen.inputReader();
        BufferedReader messages = listen.errorReader()) {
      String line = messages.readLine();
      while (!line.startsWith("listening")) {
        line = messages.readLine();
      }
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/x"))
              .headers("hookline-event", "E", "hookline-webhook", "w", "hookline-attempt", "1")
              .headers("webhook-id", "msg_1", "Authorization", "Bearer secret")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      shapes.take("listen", mapper.readTree(lines.readLine()));
    } finally {
      listen.destroy();
    }
  }

  private void measures() throws Exception {
    String[] bench = {
      "bench",
      "--embedded-worker",
      "--events",
      "2",
      "--warmup",
      "0s",
      "--async",
      "1",
      "--rate",
      "9/s",
      JSON
    };
    Path before = folder.resolve("before.json");
    Files.writeString(before, hookline(bench).out());
    JsonNode report = json(with(bench, "--compare", "" + before));
    shapes.take("bench", report);
    shapes.take("bench, caller and delivery", report.path("caller"), report.path("delivery"));
    shapes.take("bench, settings and machine", report.path("settings"), report.path("machine"));
    report.path("compared").forEach(ratio -> shapes.take("bench, each of compared", ratio));
  }

  private String[] invoke(String event, String key, String... more) {
    return with(
        new String[] {"invoke", event, "-c", "" + config, "-p", "" + payload, "-k", key, JSON},
        more);
  }

  private static String[] with(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private JsonNode json(String... args) throws Exception {
    Ended ended = hookline(args);
    assertThat(ended.out()).as(String.join(" ", args) + ": " + ended.err()).isNotEmpty();
    return mapper.readTree(ended.out());
  }

  private JsonNode[] lines(String text) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      lines.add(mapper.readTree(line));
    }
    return lines.toArray(JsonNode[]::new);
  }

  /** In this process: on a busy machine it would take long to start so many. */
  private static Ended hookline(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new Ended(code, out.toString(), err.toString());
  }

  private static Process start(String... args) throws Exception {
    return HooklineProcess.of(Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()), args)
        .start();
  }

  /** A query that is repeated, since lists lag behind. */
  private interface Question {
    JsonNode ask() throws Exception;
  }

  private static JsonNode await(Question question, Predicate<JsonNode> matches) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    JsonNode response = question.ask();
    while (!matches.test(response) && System.nanoTime() < end) {
      LockSupport.parkNanos(200_000_000);
      response = question.ask();
    }
    assertThat(matches.test(response)).as(response.toString()).isTrue();
    return response;
  }
}
