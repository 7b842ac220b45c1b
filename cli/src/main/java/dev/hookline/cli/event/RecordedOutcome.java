package dev.hookline.cli.event;

import dev.hookline.StartedEvent;
import dev.hookline.cli.output.Shell;
import dev.hookline.operate.ExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An outcome that the key already had: this command called nothing.
 *
 * @param at when the execution closed
 */
record RecordedOutcome(String executionId, Instant at, ExecutionStatus status) {

  /** Returns the outcome of an execution that was already closed. */
  static Optional<RecordedOutcome> of(WorkflowClient client, StartedEvent started) {
    if (!started.attached()) {
      return Optional.empty();
    }
    WorkflowExecutionDescription found =
        client
            .newUntypedWorkflowStub(
                WorkflowTargetOptions.newBuilder()
                    .setWorkflowId(started.executionId())
                    .setRunId(started.runId())
                    .build())
            .describe();
    return Optional.ofNullable(found.getCloseTime())
        .map(
            closed ->
                new RecordedOutcome(
                    started.executionId(),
                    closed.truncatedTo(ChronoUnit.MILLIS),
                    ExecutionStatus.of(found.getStatus())));
  }

  /**
   * Returns a text: nothing was called, when the outcome was recorded, and what to do if it is a
   * failure.
   */
  String text() {
    return "this outcome was recorded at %s, by an earlier call with this key; no webhook was called now%s"
        .formatted(
            at,
            status.isUnsuccessful()
                ? "%n  call the remaining webhooks with: hookline replay %s%n  or run the event again with the same command and --rerun-failed"
                    .formatted(Shell.word(executionId))
                : "");
  }
}
