package dev.hookline.operate;

import dev.hookline.contract.Coded;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;

/** How far an execution is. */
public enum ExecutionStatus implements Coded {
  /** It has not ended. */
  RUNNING("Running"),
  /** It ended with a result. */
  SUCCEEDED("Completed"),
  /** A webhook failed, or its plan was bad. */
  FAILED("Failed"),
  /** Somebody cancelled it. */
  CANCELLED("Canceled"),
  /** Somebody terminated it, or the server did at one of its limits. */
  TERMINATED("Terminated"),
  /** It ran out of a time limit that its starter set. */
  TIMED_OUT("TimedOut"),
  /** The server says something that this version does not know. */
  UNKNOWN("");

  private final String temporal;

  ExecutionStatus(String temporal) {
    this.temporal = temporal;
  }

  /** Returns whether an execution ended without success, so that it may be replayed. */
  public boolean isUnsuccessful() {
    return switch (this) {
      case FAILED, CANCELLED, TERMINATED, TIMED_OUT -> true;
      case RUNNING, SUCCEEDED, UNKNOWN -> false;
    };
  }

  /** Returns Temporal's own name, as queries use it. */
  public String temporalName() {
    return temporal;
  }

  /** Returns the status that the server calls so. */
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
