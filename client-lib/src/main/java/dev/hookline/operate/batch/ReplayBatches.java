package dev.hookline.operate.batch;

import dev.hookline.internal.server.ServerStatus;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Replays many executions; each batch is a workflow on the worker pool. It survives the process
 * that started it, replays no run twice and omits none. Thread-safe.
 */
public final class ReplayBatches {

  /** The default statuses of a batch, without cancelled ones, which were ended on purpose. */
  public static final List<ExecutionStatus> DEFAULT_STATUSES =
      List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT);

  private static final String PREFIX = "replay-batch-";

  private final WorkflowClient client;
  private final String taskQueue;

  private ReplayBatches(WorkflowClient client, String taskQueue) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /** Returns the batches of a client's namespace, run by the workers of a task queue. */
  public static ReplayBatches of(WorkflowClient client, String taskQueue) {
    return new ReplayBatches(client, taskQueue);
  }

  /**
   * Returns the request with replayable statuses.
   *
   * @throws IllegalArgumentException if its filter includes running or successful executions
   */
  public static BatchRequest replayable(BatchRequest request) {
    List<ExecutionStatus> statuses = request.filter().statuses();
    for (ExecutionStatus status : statuses) {
      if (!status.isUnsuccessful()) {
        throw new IllegalArgumentException(
            "only executions with status failed, timed_out, cancelled or terminated can be replayed, found status "
                + status.code());
      }
    }
    return statuses.isEmpty()
        ? request.withFilter(request.filter().with(chosen -> chosen.statuses(DEFAULT_STATUSES)))
        : request;
  }

  /**
   * Starts a batch.
   *
   * @return its id
   * @throws IllegalArgumentException as {@link #replayable}
   */
  public String start(BatchRequest request) {
    BatchRequest checked = replayable(request);
    String id = UUID.randomUUID().toString().substring(0, 13);
    client
        .newUntypedWorkflowStub(
            Names.REPLAY_BATCH,
            WorkflowOptions.newBuilder()
                .setWorkflowId(PREFIX + id)
                .setTaskQueue(taskQueue)
                .setMemo(Map.of(Names.MEMO_BATCH, checked.progress()))
                .setStaticSummary("replays from " + checked.from())
                .build())
        .start(WireJson.toPayload(checked));
    return id;
  }

  /**
   * Returns the status of a batch.
   *
   * @throws OperateException if there is no batch with that id
   */
  public BatchStatus status(String id) {
    WorkflowExecutionDescription described = describe(id);
    WorkflowExecutionInfo info = described.getWorkflowExecutionInfo();
    return new BatchStatus(
        id,
        ExecutionStatus.of(info.getStatus()),
        progress(info),
        described.getStartTime(),
        described.getCloseTime());
  }

  /**
   * Pauses a batch until it is resumed.
   *
   * @throws OperateException if there is no batch with that id, or it has ended
   */
  public void pause(String id) {
    running(id).signal("pause");
  }

  /**
   * Resumes a batch.
   *
   * @throws OperateException if there is no batch with that id, or it has ended
   */
  public void resume(String id) {
    running(id).signal("resume");
  }

  /**
   * Cancels a batch; executions that it has replayed keep running.
   *
   * @throws OperateException if there is no batch with that id, or it has ended
   */
  public void cancel(String id) {
    running(id).cancel();
  }

  /**
   * Returns the results of the batch in request, with the current status of the new runs.
   *
   * @throws OperateException if there is no batch with that id
   */
  public Iterator<BatchItem> report(String id) {
    WorkflowExecutionInfo info = describe(id).getWorkflowExecutionInfo();
    return new BatchReport(client, PREFIX + id, info.getFirstRunId());
  }

  private WorkflowStub running(String id) {
    if (status(id).status() != ExecutionStatus.RUNNING) {
      throw new OperateException(
          Reason.ENDED,
          "batch %s has ended; inspect it with: hookline replay status %1$s".formatted(id));
    }
    return client.newUntypedWorkflowStub(PREFIX + id);
  }

  private WorkflowExecutionDescription describe(String id) {
    try {
      return client.newUntypedWorkflowStub(PREFIX + id).describe();
    } catch (WorkflowNotFoundException e) {
      if (ServerStatus.isNamespaceMissing(e)) {
        throw e;
      }
      throw new OperateException(
          Reason.NOT_FOUND,
          "no batch %s within the retention of namespace '%s'"
              .formatted(id, client.getOptions().getNamespace()));
    }
  }

  private BatchProgress progress(WorkflowExecutionInfo info) {
    Payload memo = info.getMemo().getFieldsMap().get(Names.MEMO_BATCH);
    if (memo == null) {
      return BatchProgress.none();
    }
    RawValue progress =
        client.getOptions().getDataConverter().fromPayload(memo, RawValue.class, RawValue.class);
    return WireJson.read(progress, BatchProgress.class).orElse(BatchProgress.none());
  }
}
