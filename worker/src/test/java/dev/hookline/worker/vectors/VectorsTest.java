package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.http.HttpWebhookClients;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The recorded cases of the Go package; {@code -Dhookline.vectors=FILE} runs another file. */
@Tag("server")
@Timeout(600)
class VectorsTest {

  @Test
  void simpleManagerDoesWhatTheGoPackageDid() throws Exception {
    HttpStack http = new HttpStack(AddressPolicy.standard());
    HttpWebhookClients clients =
        new HttpWebhookClients(
            new OkHttpEndpointCall(
                http, new Secrets(name -> null, Set.of(), null), "hookline/test"));
    try (CaseRunner runner =
            runner(
                "simple", (config, events) -> Webhooks.initializeSimple(config, events, clients));
        http) {
      Verdicts.report("simple", runner.run(Cases.all()));
    }
  }

  @Test
  @DisabledIfSystemProperty(
      named = "hookline.encrypted",
      matches = "true",
      disabledReason = "literal tokens are accepted then")
  void durableManagerDoesWhatTheGoPackageDid() throws Exception {
    String queue = "vectors-" + UUID.randomUUID();
    WorkflowClient client = TemporalTier.current().client();
    DurableOptions options = DurableOptions.defaults().withTaskQueue(queue);
    WorkerSettings settings = WorkerSettings.of(name -> null).withTaskQueue(queue);
    try (CaseRunner runner =
            runner(
                "durable",
                (config, events) -> Webhooks.initialize(config, events, client, options));
        HooklineWorker worker = HooklineWorker.start(client, settings)) {
      assertThat(worker.isRunning()).isTrue();
      Verdicts.report("durable", runner.run(Cases.all()));
    }
  }

  private static CaseRunner runner(String kind, CaseRun.Managers managers) throws Exception {
    return new CaseRunner(kind, managers, Deviations.read());
  }
}
