package dev.hookline.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Executions of every released version continue under the current workflow code. If one does not,
 * the change needs a version gate, not a new recording.
 */
class RecordedHistoriesTest {

  private static final TestWorkflowEnvironment SERVER = TestWorkflowEnvironment.newInstance();
  private static final Worker WORKER = SERVER.newWorker("replays", WorkerTuning.worker(null));

  private static final TestWorkflowEnvironment ENCRYPTED =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(TemporalTier.encryption("k1").converter())
                      .build())
              .build());
  private static final Worker ENCRYPTING =
      ENCRYPTED.newWorker("replays", WorkerTuning.worker(null));

  @BeforeAll
  static void register() {
    WORKER.registerWorkflowImplementationTypes(WorkflowTypes.all());
    ENCRYPTING.registerWorkflowImplementationTypes(WorkflowTypes.all());
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    ENCRYPTED.close();
  }

  static Stream<Path> histories() throws IOException {
    try (Stream<Path> files = Files.walk(RecordHistories.folder())) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aRecordedHistoryReplays(Path history) throws IOException {
    String json = Files.readString(history);

    assertThatCode(() -> replay(json)).doesNotThrowAnyException();
  }

  /** What began in the clear goes on when encryption is switched on. */
  @ParameterizedTest
  @MethodSource("histories")
  void aRecordedHistoryReplaysOnAWorkerThatEncrypts(Path history) throws IOException {
    String json = Files.readString(history);

    assertThatCode(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(json), ENCRYPTING))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aRecordedHistoryContainsNoHostNameAndNoSecret(Path history) throws IOException {
    String json = Files.readString(history);
    String text = Histories.text(WorkflowExecutionHistory.fromJson(json).getHistory());

    assertThat(text)
        .contains("OnProjectCreated")
        .doesNotContain(RecordHistories.SECRET)
        .doesNotContainPattern("\\d@[A-Za-z]");
  }

  @Test
  void aHistoryWithOtherCommandsDoesNotReplay() throws IOException {
    Path failed =
        histories().filter(file -> file.endsWith("failed.json")).findFirst().orElseThrow();
    String json = Files.readString(failed).replace("\"CallWebhook\"", "\"CallSomethingElse\"");

    assertThatThrownBy(() -> replay(json)).hasStackTraceContaining("NonDeterministicException");
  }

  /** Plans of 0.1.0 are checked by its rules, by each worker anew. */
  @Test
  void theVerdictOnAPlanIsRecordedSoThatRulesMayChange() throws IOException {
    String accepted = Files.readString(RecordHistories.folder().resolve("0.1.1/unchecked.json"));
    String plan = planOf(accepted);
    String noLongerAccepted = plan.replace("http://127.0.0.1", "ftp://127.0.0.1");
    String history =
        accepted.replace(base64(plan), base64(noLongerAccepted)).replaceAll("\\s+", "");

    assertThat(noLongerAccepted).isNotEqualTo(plan);
    assertThatCode(() -> replay(history)).doesNotThrowAnyException();
  }

  @Test
  void everyWorkflowHasAHistory() throws IOException {
    Set<String> recorded = new LinkedHashSet<>();
    for (Path history : histories().toList()) {
      recorded.add(typeOf(Files.readString(history)));
    }

    assertThat(recorded)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(WorkflowTypes.all())
                .map(type -> type.getInterfaces()[0].getSimpleName())
                .toList());
  }

  private static String planOf(String json) {
    return WorkflowExecutionHistory.fromJson(json)
        .getEvents()
        .get(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getInput()
        .getPayloads(0)
        .getData()
        .toStringUtf8();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String typeOf(String json) {
    return WorkflowExecutionHistory.fromJson(json)
        .getEvents()
        .get(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getWorkflowType()
        .getName();
  }

  private static void replay(String json) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), WORKER);
  }
}
