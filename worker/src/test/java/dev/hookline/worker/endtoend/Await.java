package dev.hookline.worker.endtoend;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for time. */
public final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Await() {}

  /** Waits until an execution exists and has closed; a caller may have its response before that. */
  public static void closed(WorkflowClient client, String execution) {
    until(
        () ->
            client.newUntypedWorkflowStub(execution).describe().getStatus()
                != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  public static void until(BooleanSupplier condition) {
    until(condition, LIMIT);
  }

  /** Waits; while the condition asks for an execution that does not exist yet, it is not met. */
  public static void until(BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isMet(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("condition not met within " + limit);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static boolean isMet(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }
}
