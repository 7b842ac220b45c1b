package dev.hookline.operate.internal.history;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.HeldCall;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;

/** The pending call of a run, of which there is at most one, for its own worker. */
public final class PendingCalls {

  private final WorkflowClient client;
  private final WorkflowExecution run;

  /** Creates the calls of a run. */
  public PendingCalls(WorkflowClient client, String workflowId, String runId) {
    this.client = client;
    run = WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }

  /** Pauses the call and returns its attempts; empty while one is in flight. */
  public Optional<HeldCall> hold() {
    Optional<PendingActivityInfo> call = find();
    boolean pauses = true;
    if (call.isPresent() && !call.get().getPaused()) {
      pauses = pause(call.get());
      call = find();
    }
    if (call.isEmpty()) {
      return Optional.of(new HeldCall(true, null));
    }
    return isInFlight(call.get(), pauses) ? Optional.empty() : Optional.of(held(call.get()));
  }

  /**
   * The embedded server neither pauses nor shows that a call waits for its next attempt; there, one
   * waits if its log ends with the attempt that began last. After an attempt that was made
   * elsewhere, that is so only from the second attempt on.
   */
  private boolean isInFlight(PendingActivityInfo call, boolean pauses) {
    if (pauses || !PendingReader.isInFlight(call)) {
      return PendingReader.isInFlight(call);
    }
    long began = ExecutionReader.instant(call.getLastStartedTime()).toEpochMilli();
    List<AttemptLog.Entry> ended = log(call).newest();
    return ended.isEmpty() || ended.get(ended.size() - 1).startedAt() < began;
  }

  private Optional<PendingActivityInfo> find() {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(run)
            .build();
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(request)
        .getPendingActivitiesList()
        .stream()
        .filter(activity -> activity.getActivityType().getName().equals(Names.CALL_WEBHOOK))
        .findFirst();
  }

  /** Returns whether the server can pause. */
  private boolean pause(PendingActivityInfo call) {
    PauseActivityRequest request =
        PauseActivityRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(run)
            .setId(call.getActivityId())
            .setIdentity(client.getOptions().getIdentity())
            .setReason("hookline redirect")
            .build();
    try {
      var unused = client.getWorkflowServiceStubs().blockingStub().pauseActivity(request);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code != Status.Code.UNIMPLEMENTED
          && code != Status.Code.NOT_FOUND
          && code != Status.Code.FAILED_PRECONDITION) {
        throw e;
      }
      return code != Status.Code.UNIMPLEMENTED;
    }
    return true;
  }

  private HeldCall held(PendingActivityInfo call) {
    AttemptLog log = log(call);
    int made = log.attemptOf(call.getAttempt()) - 1;
    if (made < 1) {
      return new HeldCall(false, null);
    }
    Optional<RecordedFailure> failure = failure(call);
    return new HeldCall(
        false,
        new FirstFailure(
            failure.map(RecordedFailure::code).orElse(FailureCode.WORKER_LOST.code()),
            failure.map(RecordedFailure::message).orElse("the attempt was lost"),
            failure.map(RecordedFailure::details).orElse(FailureDetails.of(null)),
            1L,
            log.continuing(made),
            null));
  }

  private AttemptLog log(PendingActivityInfo call) {
    return RecordedFailure.heartbeat(
            call.getHeartbeatDetails(), client.getOptions().getDataConverter())
        .or(() -> failure(call).flatMap(RecordedFailure::log))
        .orElse(AttemptLog.empty());
  }

  private Optional<RecordedFailure> failure(PendingActivityInfo call) {
    return call.hasLastFailure()
        ? Optional.of(RecordedFailure.of(call.getLastFailure(), ExecutionReader.converter(client)))
        : Optional.empty();
  }
}
