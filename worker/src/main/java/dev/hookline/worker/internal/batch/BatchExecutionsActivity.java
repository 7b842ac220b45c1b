package dev.hookline.worker.internal.batch;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.BatchResults;
import dev.hookline.operate.batch.BatchSelection;
import dev.hookline.operate.batch.BatchSelection.Run;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.ExecutionPage;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next executions of a batch in the server's list, and replays them one after another. A
 * repeated attempt sees what an earlier one has replayed and does not replay it again.
 */
public final class BatchExecutionsActivity implements BatchExecutions {

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final WorkflowClient client;

  /** Creates the activities of a worker. */
  public BatchExecutionsActivity(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public RawValue select(RawValue rawOrder, int max) {
    BatchRequest order = WireJson.read(rawOrder, BatchRequest.class).orElseThrow();
    try {
      ExecutionPage page = Executions.of(client).list(filter(order), max, order.page());
      return WireJson.toPayload(
          new BatchSelection(
              page.executions().stream().map(one -> new Run(one.id(), one.runId())).toList(),
              page.nextPage()));
    } catch (OperateException e) {
      throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), e.reason().code());
    }
  }

  private static ExecutionFilter filter(BatchRequest order) {
    String bound = "StartTime < '" + order.startedBefore() + "'";
    String query = order.filter().query();
    return order
        .filter()
        .with(chosen -> chosen.query(query == null ? bound : "(" + query + ") AND " + bound));
  }

  @Override
  public RawValue replay(RawValue rawOrder, RawValue rawSelection) {
    BatchRequest order = WireJson.read(rawOrder, BatchRequest.class).orElseThrow();
    List<Run> runs = WireJson.read(rawSelection, BatchSelection.class).orElseThrow().runs();
    Pace pace = new Pace(order.rate(), order.progress().done() == 0, System.nanoTime());
    PacedHeartbeat heartbeat = new PacedHeartbeat();
    List<BatchItem> items = new ArrayList<>();
    for (Run run : runs) {
      if (!isDue(pace, heartbeat, items.size())) {
        break;
      }
      pace.taken(System.nanoTime());
      items.add(replay(order, run));
    }
    return WireJson.toPayload(new BatchResults(items));
  }

  /** Waits, with heartbeats in between; returns whether to continue. */
  private static boolean isDue(Pace pace, PacedHeartbeat heartbeat, int done) {
    while (!heartbeat.isCancelled(done)) {
      long left = pace.left(System.nanoTime());
      if (left == 0) {
        return true;
      }
      sleep(Math.min(left, SECOND_NANOS));
    }
    return false;
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two replays", e);
    }
  }

  /** A heartbeat per second: the worker sends each at once, and waits for the server's response. */
  private static final class PacedHeartbeat {

    private long next = System.nanoTime();

    /** A cancelled attempt still returns what it has replayed, so that it is reported. */
    boolean isCancelled(int done) {
      long now = System.nanoTime();
      if (now - next < 0) {
        return false;
      }
      next = now + SECOND_NANOS;
      ActivityExecutionContext context = Activity.getExecutionContext();
      try {
        context.heartbeat(done);
        return false;
      } catch (ActivityCanceledException e) {
        return true;
      }
    }
  }

  private BatchItem replay(BatchRequest order, Run run) {
    try {
      if (isExpired(order, run)) {
        return BatchItem.refused(
            run,
            FailureCode.EXPIRED.code(),
            "delivery %s has expired; replay it by its id, or all such with --code expired"
                .formatted(run.executionId()));
      }
      return BatchItem.replayed(
          run,
          Replays.of(client).replayRun(run.executionId(), run.runId(), order.options()).runId());
    } catch (OperateException e) {
      return BatchItem.refused(run, e.reason().code(), e.getMessage());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        return BatchItem.refused(run, "server_refused", e.getStatus().getDescription());
      }
      throw e;
    }
  }

  /** An expired delivery is not wanted any more, unless the filter asks for it. */
  private boolean isExpired(BatchRequest order, Run run) {
    return run.executionId().contains(ExecutionIds.delivery("", ""))
        && !FailureCode.EXPIRED.code().equals(order.filter().failureCode())
        && FailureCode.EXPIRED.code().equals(failureCode(run));
  }

  private @Nullable String failureCode(Run run) {
    return ExecutionDetails.of(client).show(run.executionId()).execution().failureCode();
  }
}
