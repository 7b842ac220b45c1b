package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's steps after a failed event, each command in a separate process. */
@Tag("server")
@NeedsRealServer
class OperateTest {

  private final Receiver receiver = new Receiver();
  private HooklineWorker worker;

  @TempDir private Path folder;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void findsAFailedEventShowsItAndReplaysIt() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    receiver.on("billing", Step.of(503, "{\"why\":\"down\"}"));
    Path config = Files.writeString(folder.resolve("webhooks.yaml"), config());
    Path payload = Files.writeString(folder.resolve("event.json"), "{\"project\":7}");
    String[] invoke = {
      "invoke", "OnTested", "-c", config.toString(), "-p", payload.toString(), "-k", "p7"
    };

    Ended failed = hookline(invoke);
    JsonNode listed = awaitListed();
    Ended shown = hookline("show", "OnTested:p7");
    int calledBefore = receiver.requests("labels").size();
    receiver.on("billing", Step.of(200, "{\"account\":9}"));
    Ended replayed = hookline("replay", "OnTested:p7");
    Ended rerun = hookline(invoke);
    Ended again = hookline("replay", "OnTested:p7");
    JsonNode detail =
        new ObjectMapper().readTree(hookline("show", "OnTested:p7", "-o", "json").out());

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("webhook 'billing' responded with 503");
    assertThat(listed.path("failureCode").asText()).isEqualTo("http_status");
    assertThat(listed.path("failedWebhook").asText()).isEqualTo("billing");
    assertThat(shown.out())
        .contains("status     failed")
        .contains("payload    {\"project\":7}")
        .contains("labels responded with {\"n\":1}")
        .containsPattern("billing +sync +failed +2 +http_status");
    assertThat(replayed.out()).contains("reused: [labels]");
    assertThat(rerun.code()).isZero();
    assertThat(rerun.out().strip()).isEqualTo("{\"account\":9}");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("execution OnTested:p7 succeeded");
    assertThat(detail.path("webhooks").path(0).path("state").asText()).isEqualTo("reused");
    assertThat(detail.path("result").asText()).isEqualTo("{\"account\":9}");
    assertThat(receiver.requests("labels")).hasSize(calledBefore);
  }

  @Test
  void reportsAMissingExecution() throws Exception {
    Ended shown = hookline("show", "OnTested:missing");

    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err())
        .isEqualTo(
            "hookline: no execution OnTested:missing within the retention of namespace 'default'\n");
  }

  /** The server's list lags behind what happens. */
  private JsonNode awaitListed() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      Ended list = hookline("list", "--status", "failed", "--event", "OnTested", "-o", "json");
      assertThat(list.code()).as(list.err()).isZero();
      JsonNode found = new ObjectMapper().readTree(list.out()).path("executions");
      if (found.size() == 1) {
        return found.get(0);
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("the failed event was not listed");
  }

  private String config() {
    return """
        enabled: true
        config:
          OnTested:
            - name: labels
              url: %s
            - name: billing
              url: %s
              useDataFrom: labels
              numRetries: 2
              finalResponse: true
        """
        .formatted(receiver.url("labels"), receiver.url("billing"));
  }

  private Ended hookline(String... args) throws IOException, InterruptedException {
    return HooklineProcess.run(args);
  }
}
