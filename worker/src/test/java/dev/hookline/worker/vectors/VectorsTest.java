package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.DurableOptions;
import dev.hookline.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.http.AddressPolicy;
import dev.hookline.worker.http.HttpStack;
import dev.hookline.worker.http.HttpWebhookClients;
import dev.hookline.worker.http.OkHttpEndpointCall;
import dev.hookline.worker.secrets.Secrets;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recorded cases of the Go package; {@code -Dhookline.vectors=FILE} runs another file. */
@Tag("server")
@Timeout(300)
class VectorsTest {

  private static final int THREADS = 16;
  private static final int LIMIT_SECONDS = 240;

  private final Deviations deviations = new Deviations();

  /** What became of a case. */
  private record Verdict(String id, String result, List<String> wanted, List<String> seen) {}

  @Test
  void simpleManagerDoesWhatTheGoPackageDid() throws Exception {
    AddressPolicy addresses = AddressPolicy.standard();
    try (HttpStack http = new HttpStack(addresses)) {
      HttpWebhookClients clients =
          new HttpWebhookClients(
              new OkHttpEndpointCall(
                  http, addresses, new Secrets(name -> null, Set.of(), null), "hookline/test"));
      check("simple", (config, events) -> Webhooks.initializeSimple(config, events, clients));
    }
  }

  @Test
  void durableManagerDoesWhatTheGoPackageDid() throws Exception {
    String queue = "vectors-" + UUID.randomUUID();
    WorkflowClient client = TemporalTier.current().client();
    DurableOptions options = DurableOptions.defaults().withTaskQueue(queue);
    WorkerSettings settings = WorkerSettings.of(name -> null).withTaskQueue(queue);
    try (HooklineWorker worker = HooklineWorker.start(client, settings)) {
      assertThat(worker.isRunning()).isTrue();
      check("durable", (config, events) -> Webhooks.initialize(config, events, client, options));
    }
  }

  private void check(String kind, CaseRun.Managers managers) throws Exception {
    List<Verdict> verdicts = verdicts(kind, managers);
    new ObjectMapper()
        .writeValue(Path.of("target", "vectors-" + kind + ".json").toFile(), verdicts);
    Map<String, List<String>> byResult = new TreeMap<>();
    List<String> details = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      byResult.computeIfAbsent(verdict.result(), r -> new ArrayList<>()).add(verdict.id());
      if (verdict.result().equals("failed")) {
        details.add(
            "%s%nwanted %s%nseen   %s".formatted(verdict.id(), verdict.wanted(), verdict.seen()));
      }
    }
    byResult.forEach(
        (result, ids) ->
            System.out.printf("vectors/%s %s: %d %s%n", kind, result, ids.size(), ids));
    assertThat(details).isEmpty();
  }

  private List<Verdict> verdicts(String kind, CaseRun.Managers managers) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      JsonNode cases = cases();
      List<Callable<Verdict>> runs = new ArrayList<>();
      for (JsonNode recorded : cases) {
        runs.add(() -> verdict(kind, recorded, managers));
      }
      List<Future<Verdict>> ended = pool.invokeAll(runs, LIMIT_SECONDS, TimeUnit.SECONDS);
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < ended.size(); i++) {
        verdicts.add(
            ended.get(i).isCancelled()
                ? new Verdict(
                    cases.get(i).path("id").asText(), "failed", List.of(), List.of("did not end"))
                : ended.get(i).get());
      }
      return verdicts;
    } finally {
      pool.shutdownNow();
    }
  }

  private Verdict verdict(String kind, JsonNode recorded, CaseRun.Managers managers)
      throws InterruptedException {
    String id = recorded.path("id").asText();
    Optional<String> skipped = Rules.skipped(kind, recorded);
    if (skipped.isPresent()) {
      return new Verdict(id, "skipped (" + skipped.get() + ")", List.of(), List.of());
    }
    boolean deviates = deviations.has(kind, id);
    List<String> wanted = deviates ? deviations.outcome(kind, id) : CaseRun.expected(recorded);
    List<String> seen;
    try (CaseRun run = new CaseRun(recorded)) {
      seen = run.run(managers);
    } catch (RuntimeException e) {
      seen = List.of("threw " + e);
    }
    String result =
        !seen.equals(wanted)
            ? "failed"
            : deviates ? "deviating (" + deviations.reason(kind, id) + ")" : "passed";
    return new Verdict(id, result, wanted, seen);
  }

  static JsonNode cases() throws IOException {
    String file = System.getProperty("hookline.vectors", "");
    if (!file.isEmpty()) {
      return new ObjectMapper().readTree(Files.readString(Path.of(file)));
    }
    try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/vectors.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, "vectors.json"));
    }
  }
}
