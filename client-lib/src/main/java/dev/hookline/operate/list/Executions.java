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

/** Finds the executions of events and their deliveries. Thread-safe. */
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
   * Lists executions, newest first: those that run, then by the time of their end. The server's
   * list lags a little behind what happens.
   *
   * @param limit how many at most
   * @param page the {@link ExecutionPage#nextPage()} of an earlier list with the same filter; null
   *     for the first page
   * @throws OperateException if the server has no list, as the embedded one, or does not understand
   *     the filter's query
   * @throws IllegalArgumentException if the limit is not positive or the page is none
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
   * Returns all executions of a filter, in the order of {@link #list}; it reads on while it is
   * walked through and keeps one page in memory.
   *
   * @throws OperateException while it is walked through, as {@link #list}
   */
  public Iterator<Execution> iterate(ExecutionFilter filter) {
    return new CompleteExecutions(iterateAsListed(filter), new ClosingFailures(client));
  }

  /**
   * Returns what {@link #iterate} does, without a look into histories: an execution whose failure
   * the server's list does not tell has none.
   *
   * @throws OperateException while it is walked through, as {@link #list}
   */
  public Iterator<Execution> iterateAsListed(ExecutionFilter filter) {
    return new ExecutionCursor(client, filter, ListPosition.START, ExecutionCursor.MAX_PAGE);
  }

  /**
   * Counts executions by status; a status that none has is left out.
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
