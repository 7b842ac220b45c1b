package dev.hookline.operate.list;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse.AggregationGroup;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts executions by status: on the server where possible, otherwise by iterating. */
final class ExecutionCounts {

  private final WorkflowClient client;
  private final Map<ExecutionStatus, Long> counts = new TreeMap<>();

  ExecutionCounts(WorkflowClient client) {
    this.client = client;
  }

  Map<ExecutionStatus, Long> of(ExecutionFilter filter) {
    List<ExecutionStatus> wanted = filter.statuses().isEmpty() ? known() : filter.statuses();
    List<ExecutionStatus> countable =
        wanted.stream().filter(status -> isCountable(filter, status)).toList();
    List<ExecutionStatus> rest =
        wanted.stream().filter(status -> !countable.contains(status)).toList();
    if (countable.isEmpty()) {
      iterate(filter.with(changed -> changed.statuses(wanted)));
    } else if (!countOnServer(filter.with(changed -> changed.statuses(countable)))) {
      iterate(filter.with(changed -> changed.statuses(wanted)));
    } else if (!rest.isEmpty()) {
      iterate(filter.with(changed -> changed.statuses(rest)));
    }
    return Collections.unmodifiableMap(counts);
  }

  private static List<ExecutionStatus> known() {
    return Arrays.stream(ExecutionStatus.values())
        .filter(status -> status != ExecutionStatus.UNKNOWN)
        .toList();
  }

  /**
   * The server cannot count by key, by failure or without replaced runs. Only unsuccessful runs are
   * replaced.
   */
  private static boolean isCountable(ExecutionFilter filter, ExecutionStatus status) {
    return filter.key() == null
        && filter.failureCode() == null
        && filter.webhook() == null
        && (filter.allRuns() || !status.isUnsuccessful());
  }

  private boolean countOnServer(ExecutionFilter filter) {
    try {
      DataConverter converter = client.getOptions().getDataConverter();
      for (AggregationGroup group :
          new VisibilityList(client).count(VisibilityQuery.of(filter, true)).getGroupsList()) {
        String status = converter.fromPayload(group.getGroupValues(0), String.class, String.class);
        counts.put(
            ExecutionStatus.of(WorkflowExecutionStatus.valueOf(constant(status))),
            group.getCount());
      }
      return true;
    } catch (OperateException e) {
      if (e.reason() == OperateException.Reason.INVALID_QUERY
          && VisibilityQuery.usesAttributes(filter)) {
        return false;
      }
      throw e;
    }
  }

  private static String constant(String status) {
    return "WORKFLOW_EXECUTION_STATUS_"
        + status.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private void iterate(ExecutionFilter filter) {
    Iterator<Execution> found =
        new ExecutionCursor(client, filter, ListPosition.START, ExecutionCursor.MAX_PAGE);
    while (found.hasNext()) {
      counts.merge(found.next().status(), 1L, Long::sum);
    }
  }
}
