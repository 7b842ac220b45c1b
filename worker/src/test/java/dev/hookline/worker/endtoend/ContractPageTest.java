package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.Digest;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WorkflowTasks;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page for starters in other languages matches this library. */
@Tag("server")
class ContractPageTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String PAYLOAD = "{\"project\":7}";

  private final WorkflowClient client = TemporalTier.current().client();

  @Test
  void namesWhatAStartSets() throws IOException {
    String page = Files.readString(RealServer.repository().resolve("docs/contract.md"));

    assertThat(page)
        .contains("| workflow task timeout | %,d ms |".formatted(WorkflowTasks.TIMEOUT.toMillis()))
        .contains("%d * time.Millisecond".formatted(WorkflowTasks.TIMEOUT.toMillis()))
        .contains("digestKey = \"" + Names.MEMO_PAYLOAD_DIGEST + "\"")
        .contains("eventAttr = \"" + Names.ATTRIBUTE_EVENT + "\"")
        .contains(
            "eventAttr, \"%s\", \"%s\"}"
                .formatted(Names.ATTRIBUTE_FAILURE_CODE, Names.ATTRIBUTE_FAILED_WEBHOOK))
        .contains("taskQueue = \"" + Names.TASK_QUEUE + "\"")
        .contains("options, \"" + Names.INVOKE_WEBHOOKS + "\", exact(rawPlan), exact(payload)")
        .contains("WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE")
        .contains("WORKFLOW_ID_CONFLICT_POLICY_FAIL")
        .contains(Digest.ofPayload(PAYLOAD.getBytes(UTF_8)));
  }

  @Test
  @NeedsRealServer
  void aStartRecordsWhatThePageDocuments() throws Exception {
    String key = UUID.randomUUID().toString();
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", "http://127.0.0.1:1/labels")
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(key))
            .orElseThrow()) {
      var started = manager.start(EVENT, Payload.of(PAYLOAD), InvokeOptions.key(key));
      WorkflowExecutionDescription described =
          client.newUntypedWorkflowStub(started.executionId()).describe();
      WorkflowExecutionStartedEventAttributes first =
          client
              .fetchHistory(started.executionId(), started.runId())
              .getEvents()
              .get(0)
              .getWorkflowExecutionStartedEventAttributes();

      assertThat(started.executionId()).isEqualTo("OnProjectCreated:" + key);
      assertThat(first.getWorkflowTaskTimeout().getSeconds()).isEqualTo(2);
      assertThat(first.getWorkflowTaskTimeout().getNanos()).isEqualTo(900_000_000);
      assertThat(described.getMemo(Names.MEMO_PAYLOAD_DIGEST, String.class, String.class))
          .isEqualTo("sha256:06ed655f53273d7e1c8df71619cbce9c34da60ed482ad6ab2495933009c018d2");
      assertThat(described.getStaticSummary()).isEqualTo("OnProjectCreated: labels");
      assertThat(first.getSearchAttributes().getIndexedFieldsMap())
          .containsOnlyKeys(Names.ATTRIBUTE_EVENT);
      client.newUntypedWorkflowStub(started.executionId()).terminate("tested");
    }
  }
}
