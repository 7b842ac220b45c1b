package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.ExecutionFilterBuilder;
import dev.hookline.operate.list.Executions;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 2,000 executions, 300 of them failed for five reasons, found and replayed. */
@Tag("server")
@NeedsRealServer
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(300)
class ScaleTest {

  private static final Pattern STARTED = Pattern.compile("batch (\\S+) started;.*");

  private final String queue = "scale-" + UUID.randomUUID();
  private final String condition = "TaskQueue = '" + queue + "'";
  private final ExecutionFilter mine = ExecutionFilter.all().with(f -> f.query(condition));
  private final String[] ours = {"--query", condition};
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<WorkerProcess> workers = new ArrayList<>();
  private ManyExecutions executions;

  @TempDir private Path folder;

  @BeforeAll
  @Timeout(600) // a bound for a busy machine, where it takes minutes
  void runEverything() throws Exception {
    workers.add(WorkerProcess.start(queue));
    executions = new ManyExecutions(queue);
    executions.runAll();
    await(() -> api(ExecutionFilter.all()).size() == ManyExecutions.ALL);
    await(() -> counts().equals(counts(300, 1_700)));
  }

  @AfterAll
  void stop() {
    workers.forEach(WorkerProcess::kill);
    executions.close();
  }

  @Test
  @Order(1)
  void everyFilterFindsExactlyTheRightSet() throws Exception {
    for (String code : ManyExecutions.FAILURES) {
      Set<String> expected = executions.idsOf(code);
      assertThat(api(f -> f.failureCode(code))).as(code).isEqualTo(expected);
      assertThat(api(f -> f.webhook("second-" + code))).as(code).isEqualTo(expected);
      assertThat(api(f -> f.event("On-" + code))).as(code).isEqualTo(expected);
    }
    assertThat(api(f -> f.key("timeout-7"))).containsExactly("On-timeout:timeout-7");
    assertThat(api(f -> f.statuses(List.of(ExecutionStatus.RUNNING)))).isEmpty();
    assertThat(api(f -> f.kinds(List.of(ExecutionKind.DELIVERY)))).isEmpty();
    assertThat(api(f -> f.until(Instant.now().minusSeconds(3_600)))).isEmpty();
    assertThat(listed("--since", "1h", "--status", "failed", "--event", "On-redirect"))
        .isEqualTo(executions.idsOf("redirect"));
    JsonNode counted = json("list", "--count", "-o", "json");
    assertThat(counted.path("failed").asInt()).isEqualTo(300);
    assertThat(counted.path("total").asInt()).isEqualTo(2_000);
  }

  @Test
  @Order(2)
  void asksForConfirmationAndShowsWhatItWouldReplay() throws Exception {
    Ended dry = hookline("replay", "--code", "http_status", "--dry-run", "-o", "json");
    Ended unconfirmed = hookline("replay", "--code", "http_status");

    JsonNode document = new ObjectMapper().readTree(dry.out());
    assertThat(document.path("count").asInt()).isEqualTo(60);
    assertThat(document.path("sample")).hasSize(5);
    assertThat(unconfirmed.code()).isEqualTo(2);
    assertThat(unconfirmed.err())
        .isEqualTo(
            "hookline: 60 executions would be replayed; add --yes to do it without a terminal\n");
  }

  @Test
  @Order(3)
  void replaysExactlyOneReasonEvenIfCommandAndWorkerAreKilledMidway() throws Exception {
    // on a busy machine the event itself may have repeated a call that was not recorded
    Map<String, Integer> calledFirst = executions.callsOf("first-http_status");
    Map<String, Integer> calledSecond = executions.callsOf("second-http_status");
    executions.repair("http_status");
    Path said = folder.resolve("said");
    Process command =
        HooklineProcess.of(
                Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()),
                replay("--code", "http_status", "--rate", "10", "--yes"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    await(() -> batchId(said) != null);
    String batch = batchId(said);
    await(() -> replayed(batch) >= 10);
    command.destroyForcibly().waitFor();
    workers.get(0).kill();
    workers.add(WorkerProcess.start(queue));
    Path report = folder.resolve("report.jsonl");

    Ended followed = hookline("replay", "status", batch, "--follow", "--report", report.toString());

    assertThat(followed.code()).as(followed.err()).isZero();
    assertThat(followed.out())
        .isEqualTo("batch " + batch + " succeeded: replayed 60, refused 0 of 60\n");
    assertThat(executionsIn(report)).isEqualTo(executions.idsOf("http_status"));
    // a replay whose worker was killed is still running
    await(() -> counts().equals(counts(240, 1_760)));
    assertThat(api(f -> f.failureCode("http_status"))).isEmpty();
    assertThat(executions.callsOf("first-http_status")).hasSize(60).isEqualTo(calledFirst);
    assertThat(executions.callsOf("second-http_status"))
        .hasSize(60)
        .allSatisfy((id, calls) -> assertThat(calls).isGreaterThan(calledSecond.get(id)));
    assertThat(Executions.of(client).count(mine.with(f -> f.allRuns(true).event("On-http_status"))))
        .isEqualTo(counts(60, 60));
  }

  @Test
  @Order(4)
  void replaysNothingWhenItIsRunAgain() throws Exception {
    Ended again = hookline("replay", "--code", "http_status", "--yes");

    assertThat(again.code()).isZero();
    assertThat(again.out()).isEqualTo("no execution to replay\n");
  }

  private Map<ExecutionStatus, Long> counts() {
    return Executions.of(client).count(mine);
  }

  private static Map<ExecutionStatus, Long> counts(long failed, long succeeded) {
    return Map.of(ExecutionStatus.FAILED, failed, ExecutionStatus.SUCCEEDED, succeeded);
  }

  private Set<String> api(Consumer<ExecutionFilterBuilder> chosen) {
    return api(mine.with(chosen));
  }

  private Set<String> api(ExecutionFilter filter) {
    Set<String> ids = new TreeSet<>();
    Executions.of(client)
        .iterate(filter.with(f -> f.query(condition)))
        .forEachRemaining(execution -> ids.add(execution.id()));
    return ids;
  }

  private Set<String> listed(String... filter) {
    List<String> args = new ArrayList<>(List.of("list", "--all", "-o", "json"));
    args.addAll(List.of(filter));
    Set<String> ids = new TreeSet<>();
    json(args.toArray(String[]::new))
        .path("executions")
        .forEach(execution -> ids.add(execution.path("id").asText()));
    return ids;
  }

  private static Set<String> executionsIn(Path report) throws Exception {
    Set<String> ids = new TreeSet<>();
    for (String line : Files.readAllLines(report)) {
      JsonNode item = new ObjectMapper().readTree(line);
      assertThat(item.path("outcome").asText()).isEqualTo("replayed");
      ids.add(item.path("executionId").asText());
    }
    return ids;
  }

  private static String batchId(Path said) {
    try {
      for (String line : Files.readAllLines(said)) {
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
          return started.group(1);
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long replayed(String batch) {
    return ReplayBatches.of(client, queue).status(batch).progress().replayed();
  }

  private JsonNode json(String... args) {
    try {
      Ended ended = hookline(args);
      assertThat(ended.code()).as(ended.err()).isZero();
      return new ObjectMapper().readTree(ended.out());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Ended hookline(String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(args));
    if (args.length < 2 || !args[1].equals("status")) {
      all.addAll(List.of(ours));
    }
    return HooklineProcess.run(all.toArray(String[]::new));
  }

  private String[] replay(String... args) {
    List<String> all = new ArrayList<>(List.of("replay", "--task-queue", queue));
    all.addAll(List.of(args));
    all.addAll(List.of(ours));
    return all.toArray(String[]::new);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time that is left").isLessThan(end);
      LockSupport.parkNanos(200_000_000);
    }
  }
}
