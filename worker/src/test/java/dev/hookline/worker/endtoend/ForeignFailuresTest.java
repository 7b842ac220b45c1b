package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.operate.show.PlanProblem;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Failures of executions from a starter in another language, without search attributes. */
@Tag("server")
class ForeignFailuresTest {

  private final String queue = "test-" + UUID.randomUUID();
  private final String since = Instant.now().minusSeconds(60).toString();
  private final WorkflowClient client = TemporalTier.current().client();
  private final Executions executions = Executions.of(client);
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void anUnusablePlanIsShownWithItsCodeAndTheRuleThatItBreaks() {
    String plan = "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\"}]}";

    ExecutionDetail detail = ExecutionDetails.of(client).show(run(plan));

    assertThat(detail.execution().failureCode()).isEqualTo("invalid_plan");
    assertThat(detail.execution().failedWebhook()).isNull();
    assertThat(detail.rawPlan()).isEqualTo(plan);
    assertThat(PlanProblem.of(detail.execution().kind(), plan))
        .isEqualTo(
            "exactly one sync webhook must have finalResponse: true, found none; sync webhooks: [a]");
  }

  @Test
  void aPlanWithAValueThatBreaksARuleIsReadAndShown() {
    String plan =
        "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\",\"url\":\"nowhere\",\"finalResponse\":true}]}";

    ExecutionDetail detail = ExecutionDetails.of(client).show(run(plan));

    assertThat(detail.execution().failureCode()).isEqualTo("invalid_plan");
    assertThat(detail.failure()).contains("url must be absolute");
    assertThat(detail.rawPlan()).isNull();
    assertThat(detail.plan()).isNotNull();
  }

  @Test
  @NeedsRealServer
  void anUnusablePlanIsListedCountedAndFilteredByItsCode() throws Exception {
    String id = run("{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\"}]}");

    ExecutionFilter filter = filter("invalid_plan", null);
    Await.until(() -> !found(filter).isEmpty());

    assertThat(found(filter))
        .extracting(Execution::id, Execution::failureCode, Execution::failedWebhook)
        .containsExactly(tuple(id, "invalid_plan", null));
    assertThat(found(filter("http_status", null))).isEmpty();
    assertThat(executions.count(filter)).containsOnlyKeys(ExecutionStatus.FAILED);
    assertThat(executions.count(filter.with(chosen -> chosen.allRuns(true))))
        .containsOnlyKeys(ExecutionStatus.FAILED);
  }

  @Test
  @NeedsRealServer
  void aWebhooksFailureIsFilteredByTheWebhook() throws Exception {
    try (Receiver receiver = new Receiver().on("billing", Step.of(410, ""))) {
      String id =
          run(
              "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"billing\",\"url\":\"%s\",\"finalResponse\":true}]}"
                  .formatted(receiver.url("billing")));

      ExecutionFilter filter = filter("http_status", "billing");
      Await.until(() -> !found(filter).isEmpty());

      assertThat(found(filter))
          .extracting(Execution::id, Execution::failureCode, Execution::failedWebhook)
          .containsExactly(tuple(id, "http_status", "billing"));
      assertThat(found(filter("http_status", "mail"))).isEmpty();
    }
  }

  private ExecutionFilter filter(String code, @Nullable String webhook) {
    return ExecutionFilter.all()
        .with(
            chosen ->
                chosen
                    .failureCode(code)
                    .webhook(webhook)
                    .query("TaskQueue = '%s' AND StartTime > '%s'".formatted(queue, since)));
  }

  private List<Execution> found(ExecutionFilter filter) {
    return executions.list(filter, 10, null).executions();
  }

  private String run(String plan) {
    String id = "E:" + UUID.randomUUID();
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(queue).build());
    stub.start(Bodies.of(plan.getBytes(UTF_8)), Bodies.of("{}".getBytes(UTF_8)));
    WorkflowFailedException failed =
        catchThrowableOfType(WorkflowFailedException.class, () -> stub.getResult(RawValue.class));
    assertThat(failed).isNotNull();
    return id;
  }
}
