package dev.hookline.operate.intervene;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.server.BusyServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Pauses and resumes the pending call of a webhook. */
final class ActivityPauser {

  private static final long GAP_MILLIS = 200;

  private final WorkflowClient client;
  private final Duration patience;

  /**
   * Makes the switch.
   *
   * @param patience how long it is tried to resume what a retry had to pause
   */
  ActivityPauser(WorkflowClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  void pause(PendingCall call) {
    PauseActivityRequest request =
        PauseActivityRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(call.run())
            .setId(call.activity().getActivityId())
            .setIdentity(client.getOptions().getIdentity())
            .build();
    asking(call, () -> client.getWorkflowServiceStubs().blockingStub().pauseActivity(request));
  }

  void resume(PendingCall call) {
    UnpauseActivityRequest request =
        UnpauseActivityRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(call.run())
            .setId(call.activity().getActivityId())
            .setIdentity(client.getOptions().getIdentity())
            .build();
    asking(call, () -> client.getWorkflowServiceStubs().blockingStub().unpauseActivity(request));
  }

  /**
   * The server has no call for it that keeps the attempt's number, but resumes a paused webhook at
   * once. Between the two calls it is paused, so the second one is tried for long.
   */
  void retryNow(PendingCall call) {
    if (call.isInFlight()) {
      return;
    }
    try {
      pause(call);
    } catch (StatusRuntimeException e) {
      if (mayPass(e)) {
        // it may be paused all the same, only the answer was lost
        resumePatiently(call);
      }
      throw e;
    }
    resumePatiently(call);
  }

  private void resumePatiently(PendingCall call) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        resume(call);
        return;
      } catch (StatusRuntimeException e) {
        if (!mayPass(e) || System.nanoTime() > end || !isStillPatient()) {
          throw leftPaused(call, e);
        }
      }
    }
  }

  private static boolean mayPass(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE,
          DEADLINE_EXCEEDED,
          RESOURCE_EXHAUSTED,
          INTERNAL,
          UNKNOWN,
          ABORTED,
          CANCELLED ->
          true;
      default -> false;
    };
  }

  private static boolean isStillPatient() {
    try {
      TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static OperateException leftPaused(PendingCall call, StatusRuntimeException why) {
    return new OperateException(
        Reason.LEFT_PAUSED,
        "webhook '%s' of execution %s may be paused now: the server failed (%s) between pausing and resuming it; go on with: hookline resume %2$s --webhook %1$s"
            .formatted(call.webhook(), call.run().getWorkflowId(), why.getStatus().getCode()));
  }

  /** What has ended in the meantime is nothing that went wrong. */
  private static void asking(PendingCall call, Supplier<?> request) {
    try {
      BusyServer.patiently(request);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION) {
        throw new OperateException(
            Reason.NOT_PENDING,
            "webhook '%s' of execution %s is not pending any more; look at it with: hookline show %2$s"
                .formatted(call.webhook(), call.run().getWorkflowId()));
      }
      throw e;
    }
  }
}
