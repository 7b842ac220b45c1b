package dev.hookline.operate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.util.Durations;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Ordering;
import dev.hookline.internal.server.EventQueues;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Priorities;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.server.BusyServer;
import dev.hookline.operate.internal.server.Descriptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.RawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replays executions that ended without success: each is a new run under the same workflow id with
 * the recorded plan and payload, so that the key, and all callers waiting for it, get the new
 * result. Thread-safe.
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
   * Replays a delivery, or an event from the failed webhook; webhooks that succeeded are not called
   * again, and their recorded responses are reused.
   *
   * @throws OperateException if the execution is missing, running, successful or not Hookline's
   */
  public Replayed replayFromFailed(String executionId) {
    return replay(executionId, ReplayOptions.fromFailed());
  }

  /**
   * Replays an event from its first webhook; all are called again, with the same {@code
   * webhook-id}.
   *
   * @throws OperateException if the execution is missing, running, successful or not Hookline's
   */
  public Replayed replayFromStart(String executionId) {
    return replay(executionId, ReplayOptions.fromStart());
  }

  /**
   * Replays an event or a delivery.
   *
   * @throws OperateException if the execution is missing, running, successful or not Hookline's, or
   *     does not match a corrected configuration
   */
  public Replayed replay(String executionId, ReplayOptions options) {
    return replay(ClosedRun.latest(client, executionId), options);
  }

  /**
   * Returns the webhooks whose recorded responses a replay would reuse, without replaying.
   *
   * @throws OperateException as {@link #replay} would
   */
  public List<String> reused(String executionId, ReplayOptions options) {
    return Rerun.of(client, ClosedRun.latest(client, executionId), options).reused();
  }

  /**
   * Replays one run at most once: if it has already been replayed, returns that replay.
   *
   * @param runId the run, which must be the latest of its execution
   * @throws OperateException as {@link #replay(String, ReplayOptions)}, or if the run is not the
   *     latest
   */
  public Replayed replayRun(String executionId, String runId, ReplayOptions options) {
    WorkflowExecutionInfo latest =
        LatestRun.describe(client, executionId).getWorkflowExecutionInfo();
    return latest.getExecution().getRunId().equals(runId)
        ? replay(ClosedRun.of(client, latest), options)
        : earlierReplay(executionId, runId, latest.getExecution());
  }

  private Replayed earlierReplay(String executionId, String runId, WorkflowExecution latest) {
    RawValue plan = ClosedRun.argument(client, Descriptions.started(client, latest).getInput(), 0);
    Lineage lineage = WireJson.read(plan, Replay.class).map(Replay::lineage).orElse(null);
    if (lineage == null || !lineage.replaces().equals(runId)) {
      throw new OperateException(
          Reason.SUPERSEDED,
          "run %s of execution %s has been superseded by run %s; inspect that one"
              .formatted(runId, executionId, latest.getRunId()));
    }
    return new Replayed(executionId, latest.getRunId(), runId, lineage.reuse());
  }

  /** The common part of plans and deliveries. */
  private record Replay(@Nullable Lineage lineage) {}

  private Replayed replay(ClosedRun run, ReplayOptions options) {
    Rerun rerun = Rerun.of(client, run, options);
    Replayed replayed =
        new Replayed(run.executionId(), start(run, rerun), run.runId(), rerun.reused());
    Ordering ordering = rerun.ordering();
    if (ordering != null) {
      EventQueues.enqueue(
          client,
          run.taskQueue().getName(),
          ordering.queue(),
          new QueueEntry(run.executionId(), ordering.hold(), replayed.runId()));
    }
    return replayed;
  }

  private String start(ClosedRun run, Rerun rerun) {
    DataConverter converter = client.getOptions().getDataConverter();
    StartWorkflowExecutionRequest.Builder start =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setWorkflowId(run.executionId())
            .setWorkflowType(WorkflowType.newBuilder().setName(run.type()))
            .setTaskQueue(run.taskQueue())
            .setInput(converter.toPayloads(rerun.input(), rerun.payload()).orElseThrow())
            .setIdentity(client.getOptions().getIdentity())
            .setRequestId(requestId(run))
            .setWorkflowTaskTimeout(Durations.fromMillis(WorkflowTasks.TIMEOUT.toMillis()))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setPriority(Priorities.ofReplay(rerun.event()))
            .setMemo(rerun.memo());
    converter
        .toPayload(rerun.summary())
        .ifPresent(text -> start.setUserMetadata(UserMetadata.newBuilder().setSummary(text)));
    if (rerun.attributes().contains(Names.ATTRIBUTE_EVENT)) {
      start.setSearchAttributes(event(rerun));
    }
    return send(run, start.build());
  }

  /** The server reads search attributes, so no client's converter may encrypt them. */
  private static SearchAttributes event(Rerun rerun) {
    Payload event = DefaultDataConverter.STANDARD_INSTANCE.toPayload(rerun.event()).orElseThrow();
    return SearchAttributes.newBuilder().putIndexedFields(Names.ATTRIBUTE_EVENT, event).build();
  }

  /** The SDK limits this call to ten seconds, like every other. */
  private String send(ClosedRun run, StartWorkflowExecutionRequest start) {
    try {
      return BusyServer.withRetries(
              () -> client.getWorkflowServiceStubs().blockingStub().startWorkflowExecution(start))
          .getRunId();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
      throw new OperateException(
          Reason.ALREADY_REPLAYED,
          "run %s of execution %s has already been replayed; inspect its latest run"
              .formatted(run.runId(), run.executionId()));
    }
  }

  /** Derived from the replaced run, so that concurrent replays of it start only one. */
  private static String requestId(ClosedRun run) {
    return UUID.nameUUIDFromBytes(("hookline-replay\0" + run.runId()).getBytes(UTF_8)).toString();
  }
}
