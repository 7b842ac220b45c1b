package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller that dies while its event is running. */
@Tag("server")
@NeedsRealServer
class CallerKilledTest {

  private final Receiver receiver = new Receiver();
  private final WorkflowClient client = TemporalTier.current().client();
  private final String key = UUID.randomUUID().toString();
  private HooklineWorker worker;

  @TempDir private Path folder;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void leavesAnEventThatContinuesAndWhoseKeyReturnsItsResult() throws Exception {
    receiver.on(
        "labels",
        Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(3)),
        Step.of(200, "{\"n\":2}"));
    String[] invoke = OneWebhook.invoke(folder, receiver.url("labels"), key);
    Process caller = start(invoke);
    Await.until(() -> receiver.requests().size() == 1);

    caller.destroyForcibly().waitFor();

    Await.until(() -> status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    Ended again = HooklineProcess.run(invoke);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo("{\"n\":1}\n");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void leavesOtherCallersOfItsKeyTheirResult() throws Exception {
    receiver.on(
        "labels",
        Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(5)),
        Step.of(200, "{\"n\":2}"));
    String[] invoke = OneWebhook.invoke(folder, receiver.url("labels"), key);
    Process caller = start(invoke);
    Await.until(() -> receiver.requests().size() == 1);
    Process other = start(invoke);

    caller.destroyForcibly().waitFor();

    assertThat(other.inputReader().readLine()).isEqualTo("{\"n\":1}");
    assertThat(other.waitFor()).isZero();
    assertThat(receiver.requests()).hasSize(1);
  }

  private Process start(String... command) throws Exception {
    return HooklineProcess.of(Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()), command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private WorkflowExecutionStatus status() {
    return client.newUntypedWorkflowStub(OneWebhook.EVENT + ":" + key).describe().getStatus();
  }
}
