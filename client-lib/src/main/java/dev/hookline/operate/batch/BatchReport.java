package dev.hookline.operate.batch;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** The report of a batch, read from the histories of its runs, with one in memory at a time. */
final class BatchReport implements Iterator<BatchItem> {

  private final WorkflowClient client;
  private final String workflowId;
  private final Queue<List<BatchItem>> parts = new ArrayDeque<>();
  private final Queue<BatchItem> items = new ArrayDeque<>();
  private String nextRun;

  BatchReport(WorkflowClient client, String workflowId, String firstRun) {
    this.client = client;
    this.workflowId = workflowId;
    this.nextRun = firstRun;
  }

  @Override
  public boolean hasNext() {
    while (items.isEmpty()) {
      if (!parts.isEmpty()) {
        items.addAll(withStatus(parts.remove()));
      } else if (!nextRun.isEmpty()) {
        read(client.fetchHistory(workflowId, nextRun).getEvents());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public BatchItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.remove();
  }

  private void read(List<HistoryEvent> events) {
    Set<Long> replays = new HashSet<>();
    for (HistoryEvent event : events) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        String type = event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
        if (type.equals(Names.REPLAY_EXECUTIONS)) {
          replays.add(event.getEventId());
        }
      } else if (event.hasActivityTaskCompletedEventAttributes()) {
        var completed = event.getActivityTaskCompletedEventAttributes();
        if (replays.contains(completed.getScheduledEventId())) {
          parts.add(results(completed.getResult()).items());
        }
      }
    }
    nextRun =
        events
            .get(events.size() - 1)
            .getWorkflowExecutionContinuedAsNewEventAttributes()
            .getNewExecutionRunId();
  }

  private BatchResults results(Payloads result) {
    RawValue value =
        client
            .getOptions()
            .getDataConverter()
            .fromPayloads(0, Optional.of(result), RawValue.class, RawValue.class);
    return WireJson.read(value, BatchResults.class).orElse(new BatchResults(List.of()));
  }

  private List<BatchItem> withStatus(List<BatchItem> part) {
    String newRuns =
        part.stream()
            .filter(BatchItem::isReplayed)
            .map(item -> "'" + item.newRunId() + "'")
            .collect(Collectors.joining(", "));
    Map<String, ExecutionStatus> statuses = new HashMap<>();
    if (!newRuns.isEmpty()) {
      Iterator<Execution> found =
          Executions.of(client)
              .iterate(
                  ExecutionFilter.all()
                      .with(chosen -> chosen.allRuns(true).query("RunId IN (" + newRuns + ")")));
      found.forEachRemaining(run -> statuses.put(run.runId(), run.status()));
    }
    return part.stream().map(item -> item.withStatus(statuses.get(item.newRunId()))).toList();
  }
}
