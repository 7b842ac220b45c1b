package dev.hookline.operate;

import dev.hookline.contract.Coded;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;

/** The status of an execution. */
public enum ExecutionStatus implements Coded {
  /** It is still running. */
  RUNNING("Running"),
  /** It ended with a result. */
  SUCCEEDED("Completed"),
  /** A webhook failed, or its plan was invalid. */
  FAILED("Failed"),
  /** It was cancelled. */
  CANCELLED("Canceled"),
  /** It was terminated by an operator, or by the server at one of its limits. */
  TERMINATED("Terminated"),
  /** It exceeded a time limit set by its starter. */
  TIMED_OUT("TimedOut"),
  /** The server reports a status that this version does not know. */
  UNKNOWN("");

  private final String temporal;

  ExecutionStatus(String temporal) {
    this.temporal = temporal;
  }

  /** Returns whether an execution ended without success and may be replayed. */
  public boolean isUnsuccessful() {
    return switch (this) {
      case FAILED, CANCELLED, TERMINATED, TIMED_OUT -> true;
      case RUNNING, SUCCEEDED, UNKNOWN -> false;
    };
  }

  /** Returns Temporal's name of the status, as used in queries. */
  public String temporalName() {
    return temporal;
  }

  /** Returns the status for the server's one. */
  public static ExecutionStatus of(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING -> RUNNING;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> SUCCEEDED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> FAILED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> CANCELLED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> TIMED_OUT;
      default -> UNKNOWN;
    };
  }
}
