package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.HeldCall;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.internal.history.PendingCalls;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/**
 * Stops the attempts of a pending call, so that a corrected one can replace it: without a pause, an
 * attempt could begin between reading the log and cancelling the activity. One in flight ends
 * first, which may take long, so waiting for it holds no slot.
 */
public final class HoldCallActivity implements HoldCall {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final WorkflowClient client;

  /** Creates the activity of a worker. */
  public HoldCallActivity(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public RawValue hold() {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    PendingCalls calls =
        new PendingCalls(
            client, String.valueOf(info.getWorkflowId()), String.valueOf(info.getWorkflowRunId()));
    HeldCall held = calls.hold().orElseThrow(HoldCallActivity::inFlight);
    return WireJson.toPayload(held);
  }

  private static ApplicationFailure inFlight() {
    return ApplicationFailure.newBuilder()
        .setMessage("an attempt is in flight; the redirect waits for its end")
        .setType("in_flight")
        .setNextRetryDelay(POLL)
        .build();
  }
}
