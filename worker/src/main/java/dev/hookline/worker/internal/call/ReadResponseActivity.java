package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.internal.history.RecordedResponses;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;

/** Reads a webhook's recorded response from the run that a replay replaces. */
public final class ReadResponseActivity implements ReadResponse {

  private final WorkflowClient client;

  /** Creates the activity of a worker. */
  public ReadResponseActivity(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public RawValue read(String runId, String webhook) {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    String execution = String.valueOf(info.getWorkflowId());
    return responses(execution, runId, webhook)
        .response(webhook)
        .orElseThrow(() -> missing(runId, webhook));
  }

  /**
   * The run may have passed its retention, or never have existed if a foreign starter sent its id.
   */
  private RecordedResponses responses(String execution, String runId, String webhook) {
    try {
      return RecordedResponses.of(client, execution, runId);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND || code == Status.Code.INVALID_ARGUMENT) {
        throw missing(runId, webhook);
      }
      throw e;
    }
  }

  private static ApplicationFailure missing(String runId, String webhook) {
    return ApplicationFailure.newBuilder()
        .setMessage(
            "run %s has no response of webhook '%s'; replay from the start"
                .formatted(runId, webhook))
        .setType(FailureCode.INVALID_PLAN.code())
        .setDetails(WireJson.toPayload(FailureDetails.of(webhook)))
        .setNonRetryable(true)
        .build();
  }
}
