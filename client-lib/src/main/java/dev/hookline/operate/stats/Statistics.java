package dev.hookline.operate.stats;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.internal.history.WebhookStates;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhook statistics. The figures come from the histories of executions, each of which is
 * read: set a limit. Thread-safe.
 */
public final class Statistics {

  /** The default number of executions to read. */
  public static final int DEFAULT_LIMIT = 500;

  private static final int THREADS = 8;

  private final WorkflowClient client;

  /** Receives the progress of reading. */
  @FunctionalInterface
  public interface Progress {

    /** Called by one thread after each execution with the number read so far and the total. */
    void read(int done, int total);
  }

  private Statistics(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the statistics of a client's namespace. */
  public static Statistics of(WorkflowClient client) {
    return new Statistics(client);
  }

  /**
   * Reads the newest executions of a filter: every run, including those replaced by a replay.
   *
   * @param webhook the only webhook to include; null for all
   * @param limit the maximum number of executions to read
   * @throws OperateException as {@link Executions#list}
   * @throws IllegalArgumentException if the limit is not positive
   */
  public ExecutionStatistics read(
      ExecutionFilter filter, @Nullable String webhook, int limit, Progress progress) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, found " + limit);
    }
    ExecutionFilter runs = filter.with(changed -> changed.allRuns(true));
    List<Execution> newest = newest(runs, limit);
    long found = newest.size() < limit ? newest.size() : Executions.of(client).countAll(runs);
    Tallies tallies = new Tallies(webhook);
    int read = readAll(newest, tallies, progress);
    return new ExecutionStatistics(
        Math.max(found, newest.size()), read, found > read, tallies.webhooks());
  }

  private List<Execution> newest(ExecutionFilter filter, int limit) {
    List<Execution> newest = new ArrayList<>();
    Iterator<Execution> listed = Executions.of(client).iterateAsListed(filter);
    while (newest.size() < limit && listed.hasNext()) {
      newest.add(listed.next());
    }
    return newest;
  }

  private int readAll(List<Execution> executions, Tallies tallies, Progress progress) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "hookline-statistics");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Optional<List<WebhookState>>>> reading = new ArrayList<>();
      for (Execution execution : executions) {
        reading.add(threads.submit(() -> read(execution)));
      }
      int read = 0;
      for (int i = 0; i < executions.size(); i++) {
        Optional<List<WebhookState>> webhooks = reading.get(i).get();
        reading.set(i, null);
        if (webhooks.isPresent()) {
          tallies.add(executions.get(i), webhooks.get());
          read++;
        }
        progress.read(i + 1, executions.size());
      }
      return read;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading executions", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns the webhooks that a run has called; empty if the server has just removed it. */
  private Optional<List<WebhookState>> read(Execution execution) {
    try {
      var events = client.fetchHistory(execution.id(), execution.runId()).getEvents();
      return Optional.of(
          WebhookStates.ofRun(
              execution, events, pending(execution), ExecutionReader.converter(client)));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<PendingActivityInfo> pending(Execution execution) {
    if (execution.status() != ExecutionStatus.RUNNING) {
      return List.of();
    }
    return Descriptions.pending(client, execution);
  }
}
