package dev.hookline.operate.internal.server;

import com.google.protobuf.Timestamp;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads executions from the server's records. */
public final class ExecutionReader {

  private ExecutionReader() {}

  /** Returns a converter for display: content that does not decrypt is replaced by the reason. */
  public static DataConverter converter(WorkflowClient client) {
    return Encryption.reading(client);
  }

  /** Reads the summary of an execution. */
  public static Execution read(WorkflowExecutionInfo info, DataConverter converter) {
    String id = info.getExecution().getWorkflowId();
    return new Execution(
        id,
        info.getExecution().getRunId(),
        ExecutionKind.ofType(info.getType().getName()),
        ExecutionIds.eventOf(id),
        ExecutionStatus.of(info.getStatus()),
        instant(info.getStartTime()),
        info.hasCloseTime() ? instant(info.getCloseTime()) : null,
        attribute(info, Names.ATTRIBUTE_FAILURE_CODE, converter),
        attribute(info, Names.ATTRIBUTE_FAILED_WEBHOOK, converter),
        startAt(info));
  }

  /** The server's execution time is the start time unless the start was delayed. */
  private static @Nullable Instant startAt(WorkflowExecutionInfo info) {
    Instant start = instant(info.getStartTime());
    Instant execution = instant(info.getExecutionTime());
    return info.hasExecutionTime() && execution.isAfter(start) ? execution : null;
  }

  /** Converts a Protobuf timestamp. */
  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Returns the value of a search attribute; null if the execution has none. */
  public static @Nullable String attribute(
      WorkflowExecutionInfo info, String name, DataConverter converter) {
    Payload value = info.getSearchAttributes().getIndexedFieldsMap().get(name);
    return value == null ? null : converter.fromPayload(value, String.class, String.class);
  }
}
