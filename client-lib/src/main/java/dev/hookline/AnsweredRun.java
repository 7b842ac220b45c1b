package dev.hookline;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a caller was told before the execution closed. A cancellation that comes between an early
 * response and the close of its execution makes Temporal's SDK close it as Canceled, though the
 * event has succeeded; whoever asks later is told what the first caller was.
 */
final class AnsweredRun {

  private static final int PATIENCE_SECONDS = 2;

  private final WorkflowClient client;
  private final RecordedPayload recorded;

  AnsweredRun(WorkflowClient client) {
    this.client = client;
    this.recorded = new RecordedPayload(client);
  }

  /** Returns the early response of a run that was cancelled; empty where it gave none. */
  Optional<Payload> response(Started started) {
    try {
      RawValue response =
          started
              .stub(client)
              .getUpdateHandle(
                  EarlyResponse.updateId(recorded.digest(started.run())), RawValue.class)
              .getResult(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.of(OutcomeReader.response(response));
    } catch (WorkflowException | StatusRuntimeException e) {
      return Optional.empty();
    }
  }
}
