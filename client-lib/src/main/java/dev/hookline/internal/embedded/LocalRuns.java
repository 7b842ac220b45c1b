package dev.hookline.internal.embedded;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs whose first workflow task this process got with the response to their start. Each is
 * forgotten after {@link #WATCHED}, whatever happens to it: later the server knows the outcome, and
 * results that nobody claims use no more memory. Thread-safe.
 */
public final class LocalRuns {

  /** How long an outcome is expected here; longer events can afford to ask the server. */
  static final Duration WATCHED = Duration.ofSeconds(1);

  /** How long a task queue has a worker after its last poll; a poll takes about a minute. */
  static final Duration POLLED = Duration.ofMinutes(2);

  /** How long a server that refuses a first task is not expected to give one. */
  static final Duration REFUSED = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<ByteString, String> tasks = new HashMap<>();
  private final ArrayDeque<Run> oldestFirst = new ArrayDeque<>();
  private final Map<String, Long> polled = new ConcurrentHashMap<>();
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

  /** Creates the record, with a clock such as {@link System#nanoTime}. */
  LocalRuns(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A run, until it is forgotten. */
  private static final class Run {
    private final String id;
    private final long since;
    private final CompletableFuture<LocalOutcome> outcome = new CompletableFuture<>();
    private ByteString task = ByteString.EMPTY;
    private volatile @Nullable RawValue response;

    private Run(String id, long since) {
      this.id = id;
      this.since = since;
    }
  }

  /**
   * Returns whether a worker of this process is likely to get the first tasks of events with the
   * responses to their starts. A wrong value costs only time.
   *
   * @param taskQueue the name of a task queue
   */
  public boolean hasWorker(String taskQueue) {
    return isRecent(polled.get(taskQueue), POLLED) && !isRecent(refused.get(taskQueue), REFUSED);
  }

  private boolean isRecent(@Nullable Long last, Duration time) {
    return last != null && nanos.getAsLong() - last <= time.toNanos();
  }

  /** Called when a worker of this process asks for workflow tasks. */
  void polled(String taskQueue) {
    polled.put(taskQueue, nanos.getAsLong());
  }

  /** Called when this process asked for the first task of an event, and the server refused it. */
  void refused(String taskQueue) {
    refused.put(taskQueue, nanos.getAsLong());
  }

  /** Called when this process got the first task of a run. */
  synchronized void begun(String runId, ByteString task) {
    forgetOld();
    Run run = new Run(runId, nanos.getAsLong());
    runs.put(runId, run);
    oldestFirst.add(run);
    assign(run, task);
  }

  /** Called when this process got a further task of any run. */
  synchronized void received(String runId, ByteString task) {
    Run run = runs.get(runId);
    if (run != null) {
      assign(run, task);
    }
  }

  private void assign(Run run, ByteString task) {
    tasks.remove(run.task);
    run.task = task;
    tasks.put(task, run.id);
  }

  /**
   * Called by the workflow in the task that starts its async deliveries: once the server has
   * recorded these, the event has succeeded with that response.
   *
   * @param runId the run; one that did not begin here is ignored
   * @param response the final response, not encrypted
   */
  public void responds(String runId, RawValue response) {
    Run run = run(runId);
    if (run != null) {
      run.response = response;
    }
  }

  /** Called when the server has recorded a task that starts executions. */
  void started(ByteString task) {
    Run run = runOf(task);
    RawValue response = run == null ? null : run.response;
    if (run != null && response != null) {
      run.outcome.complete(new LocalOutcome.Response(response));
    }
  }

  /** Called when the server has recorded a task that closes its run. */
  void closed(ByteString task, LocalOutcome outcome) {
    Run run = runOf(task);
    if (run != null) {
      run.outcome.complete(outcome);
    }
  }

  private synchronized @Nullable Run runOf(ByteString task) {
    String id = tasks.get(task);
    return id == null ? null : runs.get(id);
  }

  private synchronized @Nullable Run run(String id) {
    forgetOld();
    return runs.get(id);
  }

  /**
   * Returns the future outcome of a run; null if none is expected here. It may stay open forever.
   */
  @Nullable CompletableFuture<LocalOutcome> outcome(String runId) {
    Run run = run(runId);
    return run == null ? null : run.outcome.copy();
  }

  private void forgetOld() {
    long now = nanos.getAsLong();
    while (!oldestFirst.isEmpty() && now - oldestFirst.getFirst().since > WATCHED.toNanos()) {
      Run old = oldestFirst.removeFirst();
      tasks.remove(old.task);
      runs.remove(old.id, old);
    }
  }
}
