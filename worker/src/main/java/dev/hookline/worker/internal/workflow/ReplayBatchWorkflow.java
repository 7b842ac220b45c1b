package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.batch.BatchProgress;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.BatchResults;
import dev.hookline.operate.batch.BatchSelection;
import dev.hookline.operate.batch.ReplayBatch;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Collections;

/** A replay of many executions in parts: each is selected, then replayed. */
public final class ReplayBatchWorkflow implements ReplayBatch {

  private static final String ALERT_CHANGE = "batch-finished-alert";
  private static final String PREFIX = "replay-batch-";

  private BatchProgress progress = BatchProgress.none();

  @Override
  public RawValue run(RawValue rawOrder) {
    BatchRequest order =
        Arguments.batch(rawOrder)
            .startedBefore(
                Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis()).toString());
    publish(order.progress().withPaused(order.progress().paused() || progress.paused()));
    try {
      replayAll(order);
    } catch (TemporalFailure e) {
      if (CancellationScope.current().isCancelRequested()) {
        Workflow.newDetachedCancellationScope(() -> alert("cancelled")).run();
      }
      throw e;
    }
    alert("succeeded");
    return WireJson.toPayload(progress);
  }

  private void replayAll(BatchRequest first) {
    BatchRequest order = first;
    boolean more = true;
    while (more) {
      Workflow.await(() -> !progress.paused());
      BatchSelection selection = BatchActivities.select(order);
      BatchResults results = BatchActivities.replay(order, selection);
      publish(progress.plus(results.replayed(), results.refused()));
      endIfCancelled();
      more = selection.nextPage() != null && !isLimitReached(order);
      order = order.after(selection.nextPage(), progress);
      if (more && Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(WireJson.toPayload(order));
      }
    }
  }

  /** Batches that began on an older worker end without an alert. */
  private void alert(String status) {
    if (Workflow.getVersion(ALERT_CHANGE, Workflow.DEFAULT_VERSION, 1) == 1) {
      String id = Workflow.getInfo().getWorkflowId();
      new SentAlerts()
          .send(
              Alert.of(
                  new Alert.FinishedBatch(
                      id.substring(id.startsWith(PREFIX) ? PREFIX.length() : 0),
                      status,
                      progress.replayed(),
                      progress.refused()),
                  Workflow.currentTimeMillis()))
          .get();
    }
  }

  @Override
  public void pause() {
    publish(progress.withPaused(true));
  }

  @Override
  public void resume() {
    publish(progress.withPaused(false));
  }

  private boolean isLimitReached(BatchRequest order) {
    return order.limit() > 0 && progress.done() >= order.limit();
  }

  /** In the memo, so that it can be read without a worker. */
  private void publish(BatchProgress now) {
    progress = now;
    Workflow.upsertMemo(Collections.singletonMap(Names.MEMO_BATCH, now));
  }

  private static void endIfCancelled() {
    if (CancellationScope.current().isCancelRequested()) {
      throw new CanceledFailure(
          "the batch was cancelled; executions that it has replayed continue");
    }
  }
}
