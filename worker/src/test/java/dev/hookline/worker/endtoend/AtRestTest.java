package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the server's database has on its disk of an event with twenty known texts: the SQLite file
 * of the dev server, the data folder of PostgreSQL.
 */
@Tag("server")
@NeedsRealServer
class AtRestTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int TEXTS = 20;

  private final List<String> texts = new ArrayList<>();
  private final String key = "key-" + UUID.randomUUID();

  @Test
  void theDatabaseHasNoneOfTwentyTexts() throws Exception {
    assertThat(onDisk(TemporalTier.encryption("k1"))).containsExactly(key);
  }

  /** So that the test above can fail. */
  @Test
  void theDatabaseHasAllOfThemWithoutEncryption() throws Exception {
    Set<String> found = onDisk(Encryption.none());

    assertThat(found).contains(key).containsAll(texts);
  }

  private Set<String> onDisk(Encryption encryption) throws Exception {
    for (int i = 0; i < TEXTS; i++) {
      texts.add(UUID.randomUUID().toString().replace("-", ""));
    }
    try (RealServer server =
        RealServer.start(TemporalTier.kind().name().toLowerCase(java.util.Locale.ROOT))) {
      storeUncompressed(server.data().resolve("pg"));
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
      try {
        run(
            WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(encryption.converter())
                    .build()));
        List<String> sought = new ArrayList<>(texts);
        sought.add(key);
        return found(server.data(), sought);
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  /** PostgreSQL compresses rows over 2 KB, which would hide a text by itself. */
  private static void storeUncompressed(Path database) throws Exception {
    if (!Files.exists(database)) {
      return;
    }
    String port = Files.readAllLines(database.resolve("postmaster.pid")).get(3).strip();
    Process psql =
        new ProcessBuilder("psql", "-h", "127.0.0.1", "-p", port, "-U", "temporal", "temporal")
            .redirectErrorStream(true)
            .start();
    try (var in = psql.outputWriter()) {
      for (String table : List.of("history_node", "executions", "activity_info_maps")) {
        in.write("ALTER TABLE %s ALTER COLUMN data SET STORAGE EXTERNAL;%n".formatted(table));
      }
    }
    String said = new String(psql.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(psql.waitFor()).as(said).isZero();
  }

  /** Each text is in another place; the workflow id, which stays clear, has its own. */
  private void run(WorkflowClient client) throws Exception {
    try (Receiver receiver = new Receiver();
        HooklineWorker worker =
            HooklineWorker.start(client, WorkerSettings.of(name -> texts.get(19)));
        DurableWebhookManager manager = manager(client, receiver)) {
      assertThat(worker.isRunning()).isTrue();
      receiver
          .on("labels/" + texts.get(4), Step.of(200, json(5)))
          .on("billing", Step.of(503, json(6)).after(Duration.ofMillis(600)), Step.of(200, json(7)))
          .on("audit", Step.of(200, json(8)))
          .on("mail", Step.of(500, json(9)), Step.of(410, json(10)))
          .on("search", Step.of(302, "").with("Location", "http://127.0.0.1:1/" + texts.get(11)));

      manager.invokeWebhooks(
          EVENT,
          Payload.of("{\"%s\": [%s, {\"n\": \"%s\"}]}".formatted(t(1), quoted(2), t(3))),
          InvokeOptions.key(key).withTraceparent("00-" + t(12) + "-00f067aa0ba902b7-01"),
          OnSuccess.noOp(),
          error -> error);

      for (String webhook : List.of("mail", "search")) {
        String id = ExecutionIds.delivery(ExecutionIds.event(null, EVENT.name(), key), webhook);
        Await.closed(client, id);
      }
      // a start of another kind: a plan that is refused, whose failure quotes what it found
      client
          .newUntypedWorkflowStub(
              Names.INVOKE_WEBHOOKS,
              io.temporal.client.WorkflowOptions.newBuilder()
                  .setWorkflowId("refused")
                  .setTaskQueue(Names.TASK_QUEUE)
                  .setMemo(java.util.Map.of("note", t(13)))
                  .setStaticSummary(t(14))
                  .setStaticDetails(t(15))
                  .build())
          .start(
              WireJson.toPayload(
                  new Plan(
                      1, t(16), null, List.of(), null, List.of(), null, null, null, null, null,
                      null, null, null)),
              Bodies.of(json(17).getBytes(ISO_8859_1)));
      Await.closed(client, "refused");
    }
  }

  private DurableWebhookManager manager(WorkflowClient client, Receiver receiver) {
    Config config =
        Config.empty()
            .with(
                EVENT,
                webhook(receiver, "labels/" + t(4)).build(),
                webhook(receiver, "billing")
                    .useDataFrom("labels")
                    .bearerToken(
                        Encryption.isOn(client)
                            ? t(18)
                            : "${env:HOOKLINE_SECRET_%s}".formatted(t(18)))
                    .build(),
                webhook(receiver, "audit")
                    .useDataFrom("billing")
                    .header("X-Team", t(0))
                    .finalResponse(true)
                    .build(),
                webhook(receiver, "mail").async(true).header("X-Reply", t(19)).build(),
                webhook(receiver, "search").async(true).build());
    return Webhooks.initialize(config, List.of(EVENT), client, DurableOptions.defaults())
        .orElseThrow();
  }

  private static dev.hookline.config.WebhookConfigBuilder webhook(Receiver receiver, String path) {
    String name = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    return WebhookConfig.builder(name, receiver.url(path));
  }

  private String t(int index) {
    return texts.get(index);
  }

  private String quoted(int index) {
    return "\"" + t(index) + "\"";
  }

  private String json(int index) {
    return "{\"r\": %s}".formatted(quoted(index));
  }

  private static Set<String> found(Path folder, List<String> sought) throws IOException {
    Set<String> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile()) {
              return FileVisitResult.CONTINUE; // a socket
            }
            try {
              String content = Files.readString(file, ISO_8859_1);
              sought.stream().filter(content::contains).forEach(found::add);
            } catch (NoSuchFileException e) {
              // removed since
            }
            return FileVisitResult.CONTINUE;
          }

          /** Databases remove files of their own while they run, such as journals. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }
}
