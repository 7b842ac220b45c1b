package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.BatchResults;
import dev.hookline.operate.batch.BatchSelection;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** The two steps of each part of a batch: select, then replay. */
final class BatchActivities {

  /** For one page of the server's list; also how long a lost worker delays the batch. */
  private static final Duration SELECT_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_PART = 100;
  private static final double PART_SECONDS = 5;

  private BatchActivities() {}

  static BatchSelection select(BatchRequest order) {
    RawValue selected =
        Workflow.newUntypedActivityStub(options(SELECT_TIMEOUT).build())
            .execute(
                Names.SELECT_EXECUTIONS,
                RawValue.class,
                WireJson.toPayload(order),
                partSize(order));
    return WireJson.read(selected, BatchSelection.class)
        .orElse(new BatchSelection(List.of(), null));
  }

  static BatchResults replay(BatchRequest order, BatchSelection selection) {
    if (selection.runs().isEmpty()) {
      return new BatchResults(List.of());
    }
    ActivityOptions options =
        options(REPLAY_TIMEOUT)
            .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setSummary(selection.runs().size() + " executions")
            .build();
    RawValue results =
        Workflow.newUntypedActivityStub(options)
            .execute(
                Names.REPLAY_EXECUTIONS,
                RawValue.class,
                WireJson.toPayload(order),
                WireJson.toPayload(selection));
    return WireJson.read(results, BatchResults.class).orElse(new BatchResults(List.of()));
  }

  /** Small enough to show progress and to stop quickly. */
  private static int partSize(BatchRequest order) {
    long part = Math.max(1, Math.min(MAX_PART, (long) (order.rate() * PART_SECONDS)));
    return (int)
        (order.limit() == 0 ? part : Math.min(part, order.limit() - order.progress().done()));
  }

  private static ActivityOptions.Builder options(Duration timeout) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(timeout)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumInterval(Duration.ofSeconds(30))
                .build());
  }
}
