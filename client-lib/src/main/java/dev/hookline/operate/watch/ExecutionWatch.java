package dev.hookline.operate.watch;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.show.ExecutionDetails;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;

/**
 * Follows executions: each {@link #poll} queries the server once and returns the changes since the
 * previous one. The caller decides how often; every two seconds is reasonable. Not thread-safe.
 */
public interface ExecutionWatch {

  /** The maximum number of running executions whose attempts are queried in one poll. */
  int MAX_DESCRIBED = 50;

  /**
   * Queries the server.
   *
   * @return the changes, oldest first; on the first call, what is already running
   * @throws OperateException as {@link Executions#list} and {@link ExecutionDetails#show}
   */
  List<ExecutionChange> poll();

  /** Returns whether no further changes are possible. */
  boolean isOver();

  /**
   * Watches all running and new executions of a filter, until the caller stops polling. Attempts
   * are reported for the {@value #MAX_DESCRIBED} newest running ones.
   */
  static ExecutionWatch of(WorkflowClient client, ExecutionFilter filter, Clock clock) {
    return new FilterWatch(client, filter, clock);
  }

  /** Watches one execution and each of its webhooks until it ends. */
  static ExecutionWatch of(WorkflowClient client, String executionId, Clock clock) {
    return new SingleWatch(client, executionId, clock);
  }
}
