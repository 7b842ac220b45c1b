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

  private static final long RETRY_MILLIS = 200;

  private final WorkflowClient client;
  private final Duration timeout;

  /**
   * Creates the pauser.
   *
   * @param timeout how long to keep trying to resume a webhook that a retry had to pause
   */
  ActivityPauser(WorkflowClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  void pause(PendingCall call) {
    PauseActivityRequest request =
        PauseActivityRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(call.run())
            .setId(call.activity().getActivityId())
            .setIdentity(client.getOptions().getIdentity())
            .build();
    call(call, () -> client.getWorkflowServiceStubs().blockingStub().pauseActivity(request));
  }

  void resume(PendingCall call) {
    UnpauseActivityRequest request =
        UnpauseActivityRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(call.run())
            .setId(call.activity().getActivityId())
            .setIdentity(client.getOptions().getIdentity())
            .build();
    call(call, () -> client.getWorkflowServiceStubs().blockingStub().unpauseActivity(request));
  }

  /**
   * The server has no call for this that keeps the attempt's number, but resuming a paused webhook
   * retries it at once. The webhook is paused between the two calls, so the second one is retried
   * for long.
   */
  void retryNow(PendingCall call) {
    if (call.isInFlight()) {
      return;
    }
    try {
      pause(call);
    } catch (StatusRuntimeException e) {
      if (isTransient(e)) {
        // it may be paused anyway, with only the response lost
        resumeWithRetries(call);
      }
      throw e;
    }
    resumeWithRetries(call);
  }

  private void resumeWithRetries(PendingCall call) {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        resume(call);
        return;
      } catch (StatusRuntimeException e) {
        if (!isTransient(e) || System.nanoTime() > end || !sleepUnlessInterrupted()) {
          throw leftPaused(call, e);
        }
      }
    }
  }

  private static boolean isTransient(StatusRuntimeException e) {
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

  private static boolean sleepUnlessInterrupted() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static OperateException leftPaused(PendingCall call, StatusRuntimeException cause) {
    return new OperateException(
        Reason.LEFT_PAUSED,
        "webhook '%s' of execution %s may be paused now: the server failed (%s) between pausing and resuming it; resume it with: hookline resume %2$s --webhook %1$s"
            .formatted(call.webhook(), call.run().getWorkflowId(), cause.getStatus().getCode()));
  }

  /** Translates the errors for a webhook that has ended in the meantime. */
  private static void call(PendingCall call, Supplier<?> request) {
    try {
      BusyServer.withRetries(request);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION) {
        throw new OperateException(
            Reason.NOT_PENDING,
            "webhook '%s' of execution %s is no longer pending; inspect it with: hookline show %2$s"
                .formatted(call.webhook(), call.run().getWorkflowId()));
      }
      throw e;
    }
  }
}
