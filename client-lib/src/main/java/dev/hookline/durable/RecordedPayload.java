package dev.hookline.durable;

import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.encryption.PayloadDigests;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** The digest of the payload that a run was started with. */
final class RecordedPayload {

  private final WorkflowClient client;
  private final PayloadDigests digests;

  RecordedPayload(WorkflowClient client) {
    this.client = client;
    this.digests = Encryption.digests(client);
  }

  /** Returns whether a run was started with the payload of a call. */
  boolean isOf(Invocation invocation, WorkflowExecution run) {
    String before = digest(run);
    return before.equals(invocation.digest())
        || digests.match(before, invocation.payload().bytes());
  }

  /** Uses the SDK's client, which retries calls that a restarting server does not respond to. */
  String digest(WorkflowExecution run) {
    String memo =
        client
            .newUntypedWorkflowStub(
                WorkflowTargetOptions.newBuilder().setWorkflowExecution(run).build())
            .describe()
            .getMemo(Names.MEMO_PAYLOAD_DIGEST, String.class, String.class);
    return memo == null ? digestOfInput(run) : memo;
  }

  /** A starter in another language may not set the memo; the input is in the first event. */
  private String digestOfInput(WorkflowExecution run) {
    var input =
        client
            .streamHistory(run.getWorkflowId(), run.getRunId())
            .findFirst()
            .orElseThrow()
            .getWorkflowExecutionStartedEventAttributes()
            .getInput();
    RawValue payload =
        converter().fromPayloads(1, Optional.of(input), RawValue.class, RawValue.class);
    return digests.of(Bodies.bytes(payload));
  }

  private DataConverter converter() {
    return client.getOptions().getDataConverter();
  }
}
