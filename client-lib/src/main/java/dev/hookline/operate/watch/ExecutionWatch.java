package dev.hookline.operate.watch;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.show.ExecutionDetails;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;

/**
 * Follows executions: each {@link #poll} asks the server once and returns what has changed since
 * the one before. Who watches decides how often; every two seconds is polite. Not thread-safe.
 */
public interface ExecutionWatch {

  /** Of how many running executions the attempts are asked for in one poll. */
  int MAX_DESCRIBED = 50;

  /**
   * Asks the server.
   *
   * @return what has changed, oldest first; the first time, what runs already
   * @throws OperateException as {@link Executions#list} and {@link ExecutionDetails#show}
   */
  List<ExecutionChange> poll();

  /** Returns whether nothing can change any more. */
  boolean isOver();

  /**
   * Watches all executions of a filter that run or start, until the watcher stops. Of those that
   * run, the {@value #MAX_DESCRIBED} newest are asked for their attempts.
   */
  static ExecutionWatch of(WorkflowClient client, ExecutionFilter filter, Clock clock) {
    return new ManyWatch(client, filter, clock);
  }

  /** Watches one execution and each of its webhooks until it ends. */
  static ExecutionWatch of(WorkflowClient client, String executionId, Clock clock) {
    return new OneWatch(client, executionId, clock);
  }
}
