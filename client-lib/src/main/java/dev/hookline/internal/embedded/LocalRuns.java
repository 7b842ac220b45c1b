package dev.hookline.internal.embedded;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payloads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs whose first workflow task this process got with the response to their start. Each is
 * forgotten after {@link #WATCHED}, whatever happens to it: later the server knows the outcome, and
 * results that nobody claims use no more memory. Thread-safe.
 */
final class LocalRuns {

  /** How long an outcome is expected here; longer events can afford to ask the server. */
  static final Duration WATCHED = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<ByteString, String> tasks = new HashMap<>();
  private final ArrayDeque<Run> oldestFirst = new ArrayDeque<>();

  /** Creates the record, with a clock such as {@link System#nanoTime}. */
  LocalRuns(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A run, until it is forgotten. */
  private static final class Run {
    private final String id;
    private final long since;
    private final CompletableFuture<Optional<Payloads>> outcome = new CompletableFuture<>();
    private ByteString task = ByteString.EMPTY;

    private Run(String id, long since) {
      this.id = id;
      this.since = since;
    }
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
   * Called when the server has recorded a task that closes its run.
   *
   * @param result empty if the outcome is no success, and is to be read from the server
   */
  void closed(ByteString task, Optional<Payloads> result) {
    Run run;
    synchronized (this) {
      String id = tasks.get(task);
      run = id == null ? null : runs.get(id);
    }
    if (run != null) {
      run.outcome.complete(result);
    }
  }

  /**
   * Returns the future outcome of a run; null if none is expected here. It may stay open forever.
   */
  synchronized @Nullable CompletableFuture<Optional<Payloads>> outcome(String runId) {
    forgetOld();
    Run run = runs.get(runId);
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
