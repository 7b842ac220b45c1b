package dev.hookline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.InvalidPlanException;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.Summaries;
import dev.hookline.contract.WebhookCall;
import dev.hookline.contract.WireJson;
import dev.hookline.operate.OperateException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import java.util.UUID;

/**
 * Replays executions that ended without success: a new run under the same workflow id with the
 * recorded plan and payload, so that the key, and whoever waits on it, gets the new result.
 * Thread-safe.
 */
public final class Replays {

  private final WorkflowClient client;

  private Replays(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the replays of a client's namespace. */
  public static Replays of(WorkflowClient client) {
    return new Replays(client);
  }

  /**
   * Replays an event from the webhook that failed; the recorded responses of those that succeeded
   * are used, and they are not called again.
   *
   * @throws OperateException if the execution is missing, running, succeeded or not ours
   */
  public Replayed replayFromFailed(String executionId) {
    return replay(executionId, Lineage.FROM_FAILED);
  }

  /**
   * Replays an event from its first webhook; every one is called again, with the same {@code
   * webhook-id}.
   *
   * @throws OperateException if the execution is missing, running, succeeded or not ours
   */
  public Replayed replayFromStart(String executionId) {
    return replay(executionId, Lineage.FROM_START);
  }

  private Replayed replay(String executionId, String from) {
    ClosedRun run = ClosedRun.latest(client, executionId);
    Plan plan = plan(run);
    List<String> reused =
        from.equals(Lineage.FROM_FAILED) ? succeeded(run, plan) : List.<String>of();
    Plan next = plan.replaying(new Lineage(run.runId(), from, reused, null));
    return new Replayed(executionId, start(run, next), run.runId(), reused);
  }

  private static Plan plan(ClosedRun run) {
    try {
      return WireJson.readPlan(run.plan());
    } catch (InvalidPlanException e) {
      throw new OperateException(
          Reason.INVALID_PLAN,
          "execution %s was started with a plan that cannot be replayed: %s"
              .formatted(run.executionId(), e.getMessage()));
    }
  }

  /** The chain ends at its first failure, so what succeeded is its beginning. */
  private List<String> succeeded(ClosedRun run, Plan plan) {
    List<String> answered = RecordedResponses.of(client, run.executionId(), run.runId()).webhooks();
    Lineage before = plan.lineage();
    return plan.sync().stream()
        .map(WebhookCall::name)
        .filter(
            name -> answered.contains(name) || (before != null && before.reuse().contains(name)))
        .toList();
  }

  private String start(ClosedRun run, Plan plan) {
    DataConverter converter = client.getOptions().getDataConverter();
    StartWorkflowExecutionRequest.Builder start =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setWorkflowId(run.executionId())
            .setWorkflowType(WorkflowType.newBuilder().setName(Names.INVOKE_WEBHOOKS))
            .setTaskQueue(run.taskQueue())
            .setInput(converter.toPayloads(WireJson.toPayload(plan), run.payload()).orElseThrow())
            .setIdentity(client.getOptions().getIdentity())
            .setRequestId(requestId(run))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setMemo(run.memo());
    converter
        .toPayload(Summaries.ofEvent(plan))
        .ifPresent(text -> start.setUserMetadata(UserMetadata.newBuilder().setSummary(text)));
    if (plan.searchAttributes().contains(Names.ATTRIBUTE_EVENT)) {
      start.setSearchAttributes(event(converter, plan));
    }
    return send(run, start.build());
  }

  private static SearchAttributes event(DataConverter converter, Plan plan) {
    Payload event = converter.toPayload(plan.event()).orElseThrow();
    return SearchAttributes.newBuilder().putIndexedFields(Names.ATTRIBUTE_EVENT, event).build();
  }

  private String send(ClosedRun run, StartWorkflowExecutionRequest start) {
    try {
      return client
          .getWorkflowServiceStubs()
          .blockingStub()
          .startWorkflowExecution(start)
          .getRunId();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
      throw new OperateException(
          Reason.ALREADY_REPLAYED,
          "run %s of execution %s is already replayed; look at its newest run"
              .formatted(run.runId(), run.executionId()));
    }
  }

  /** Derived from the replaced run, so that two replays of it at once start one. */
  private static String requestId(ClosedRun run) {
    return UUID.nameUUIDFromBytes(("hookline-replay\0" + run.runId()).getBytes(UTF_8)).toString();
  }
}
