package dev.hookline.operate.list;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.internal.history.ClosingFailures;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds executions of events and deliveries. Thread-safe. */
public final class Executions {

  private final WorkflowClient client;

  private Executions(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the executions of a client's namespace. */
  public static Executions of(WorkflowClient client) {
    return new Executions(client);
  }

  /**
   * Lists executions, newest first: running ones, then by close time. The server's list lags
   * slightly behind.
   *
   * @param limit the maximum number of executions
   * @param page the {@link ExecutionPage#nextPage()} of an earlier list with the same filter; null
   *     for the first page
   * @throws OperateException if the server cannot list executions, like the embedded one, or
   *     rejects the filter's query
   * @throws IllegalArgumentException if the limit is not positive or the page token is invalid
   */
  public ExecutionPage list(ExecutionFilter filter, int limit, @Nullable String page) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, found " + limit);
    }
    ExecutionCursor cursor = new ExecutionCursor(client, filter, ListPosition.parse(page), limit);
    ClosingFailures failures = new ClosingFailures(client);
    List<Execution> found = new ArrayList<>();
    while (found.size() < limit && cursor.hasNext()) {
      found.add(failures.complete(cursor.next()));
    }
    return new ExecutionPage(found, cursor.hasNext() ? cursor.position().text() : null);
  }

  /**
   * Returns all executions of a filter, in the order of {@link #list}; pages are read during
   * iteration, with one in memory.
   *
   * @throws OperateException during iteration, as {@link #list}
   */
  public Iterator<Execution> iterate(ExecutionFilter filter) {
    return new CompleteExecutions(iterateAsListed(filter), new ClosingFailures(client));
  }

  /**
   * Like {@link #iterate}, but without reading histories: failures missing from the server's list
   * stay unknown.
   *
   * @throws OperateException during iteration, as {@link #list}
   */
  public Iterator<Execution> iterateAsListed(ExecutionFilter filter) {
    return new ExecutionCursor(client, filter, ListPosition.START, ExecutionCursor.MAX_PAGE);
  }

  /**
   * Counts executions by status; statuses without executions are omitted.
   *
   * @throws OperateException as {@link #list}
   */
  public Map<ExecutionStatus, Long> count(ExecutionFilter filter) {
    return new ExecutionCounts(client).of(filter);
  }

  /**
   * Counts executions, whatever their status.
   *
   * @throws OperateException as {@link #list}
   */
  public long countAll(ExecutionFilter filter) {
    return count(filter).values().stream().mapToLong(Long::longValue).sum();
  }
}
