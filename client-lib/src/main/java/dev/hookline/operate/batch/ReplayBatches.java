package dev.hookline.operate.batch;

import dev.hookline.connect.ServerStatus;
import dev.hookline.contract.Names;
import dev.hookline.contract.WireJson;
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
 * Replays of many executions, each batch a workflow on the worker pool. It goes on whatever becomes
 * of the process that started it, replays no run twice and skips none. Thread-safe.
 */
public final class ReplayBatches {

  /** What a batch takes where its filter names no status: a cancelled event was meant to end. */
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
   * Returns the order with the statuses that a batch takes.
   *
   * @throws IllegalArgumentException if its filter names the status of executions that run or
   *     succeeded
   */
  public static BatchOrder replayable(BatchOrder order) {
    List<ExecutionStatus> statuses = order.filter().statuses();
    for (ExecutionStatus status : statuses) {
      if (!status.isUnsuccessful()) {
        throw new IllegalArgumentException(
            "a replay takes executions that failed, timed_out, cancelled or terminated, found status "
                + status.code());
      }
    }
    return statuses.isEmpty()
        ? order.withFilter(order.filter().with(chosen -> chosen.statuses(DEFAULT_STATUSES)))
        : order;
  }

  /**
   * Starts a batch.
   *
   * @return its id
   * @throws IllegalArgumentException as {@link #replayable}
   */
  public String start(BatchOrder order) {
    BatchOrder checked = replayable(order);
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
   * Returns how far a batch is.
   *
   * @throws OperateException if there is none of that id
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
   * Lets a batch replay nothing more until it is resumed.
   *
   * @throws OperateException if there is none of that id, or it has ended
   */
  public void pause(String id) {
    running(id).signal("pause");
  }

  /**
   * Lets a batch go on.
   *
   * @throws OperateException if there is none of that id, or it has ended
   */
  public void resume(String id) {
    running(id).signal("resume");
  }

  /**
   * Ends a batch; what it has replayed runs on.
   *
   * @throws OperateException if there is none of that id, or it has ended
   */
  public void cancel(String id) {
    running(id).cancel();
  }

  /**
   * Returns what became of each execution that the batch has looked at, in its order; with how far
   * the new runs are now.
   *
   * @throws OperateException if there is none of that id
   */
  public Iterator<BatchItem> report(String id) {
    WorkflowExecutionInfo info = describe(id).getWorkflowExecutionInfo();
    return new BatchReport(client, PREFIX + id, info.getFirstRunId());
  }

  private WorkflowStub running(String id) {
    if (status(id).status() != ExecutionStatus.RUNNING) {
      throw new OperateException(
          Reason.ENDED,
          "batch %s has ended; look at it with: hookline replay status %1$s".formatted(id));
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
