package dev.hookline;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.Digest;
import dev.hookline.contract.Names;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** The digest of the payload that a run was started with. */
final class RecordedPayload {

  private final WorkflowClient client;

  RecordedPayload(WorkflowClient client) {
    this.client = client;
  }

  String digest(WorkflowExecution run) {
    Payload memo =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(run)
                    .build())
            .getWorkflowExecutionInfo()
            .getMemo()
            .getFieldsMap()
            .get(Names.MEMO_PAYLOAD_DIGEST);
    return memo == null
        ? digestOfInput(run)
        : converter().fromPayload(memo, String.class, String.class);
  }

  /** A starter in another language may leave no memo; the input is in the first event. */
  private String digestOfInput(WorkflowExecution run) {
    var input =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(run)
                    .setMaximumPageSize(1)
                    .build())
            .getHistory()
            .getEvents(0)
            .getWorkflowExecutionStartedEventAttributes()
            .getInput();
    RawValue payload =
        converter().fromPayloads(1, Optional.of(input), RawValue.class, RawValue.class);
    return Digest.ofPayload(Bodies.bytes(payload));
  }

  private DataConverter converter() {
    return client.getOptions().getDataConverter();
  }
}
