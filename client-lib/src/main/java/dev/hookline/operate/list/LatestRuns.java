package dev.hookline.operate.list;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells an execution's latest run from those that a replay has replaced. */
final class LatestRuns {

  /** Ids may have 700 bytes each, and a query must stay well below a message's 4 MB. */
  private static final int IDS_PER_QUERY = 500;

  private static final int PAGE = 1_000;

  private final VisibilityList visibility;

  LatestRuns(VisibilityList visibility) {
    this.visibility = visibility;
  }

  /** Returns those that are the latest run of their execution, in the same order. */
  List<WorkflowExecutionInfo> among(List<WorkflowExecutionInfo> runs) {
    List<String> doubtful =
        runs.stream()
            .filter(LatestRuns::mayBeReplaced)
            .map(run -> run.getExecution().getWorkflowId())
            .distinct()
            .toList();
    Map<String, Timestamp> latest = new HashMap<>();
    for (int from = 0; from < doubtful.size(); from += IDS_PER_QUERY) {
      List<String> ids = doubtful.subList(from, Math.min(from + IDS_PER_QUERY, doubtful.size()));
      for (WorkflowExecutionInfo run : visibility.everything(VisibilityQuery.ofIds(ids), PAGE)) {
        latest.merge(
            run.getExecution().getWorkflowId(),
            run.getStartTime(),
            (one, other) -> Timestamps.compare(one, other) < 0 ? other : one);
      }
    }
    return runs.stream().filter(run -> isLatest(run, latest)).toList();
  }

  private static boolean isLatest(WorkflowExecutionInfo run, Map<String, Timestamp> latest) {
    Timestamp newest = latest.get(run.getExecution().getWorkflowId());
    return newest == null || Timestamps.compare(run.getStartTime(), newest) >= 0;
  }

  /** A running run is the newest, and an event that succeeded is never run again. */
  private static boolean mayBeReplaced(WorkflowExecutionInfo run) {
    ExecutionStatus status = ExecutionStatus.of(run.getStatus());
    return status.isUnsuccessful()
        || (status == ExecutionStatus.SUCCEEDED
            && ExecutionKind.ofType(run.getType().getName()) != ExecutionKind.EVENT);
  }
}
