package dev.hookline.operate.list;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Distinguishes an execution's latest run from those replaced by a replay. */
final class LatestRuns {

  /** Ids have up to 700 bytes each, and a query must stay well below the message limit of 4 MB. */
  private static final int IDS_PER_QUERY = 500;

  private static final int PAGE = 1_000;

  private final VisibilityList visibility;

  LatestRuns(VisibilityList visibility) {
    this.visibility = visibility;
  }

  /** Returns the runs that are the latest of their execution, in the same order. */
  List<WorkflowExecutionInfo> among(List<WorkflowExecutionInfo> runs) {
    List<String> candidates =
        runs.stream()
            .filter(LatestRuns::mayBeReplaced)
            .map(run -> run.getExecution().getWorkflowId())
            .distinct()
            .toList();
    Map<String, Timestamp> latest = new HashMap<>();
    for (int from = 0; from < candidates.size(); from += IDS_PER_QUERY) {
      List<String> ids =
          candidates.subList(from, Math.min(from + IDS_PER_QUERY, candidates.size()));
      for (WorkflowExecutionInfo run : visibility.listAll(VisibilityQuery.ofIds(ids), PAGE)) {
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

  /** A running run is the latest, and a successful event is never run again. */
  private static boolean mayBeReplaced(WorkflowExecutionInfo run) {
    ExecutionStatus status = ExecutionStatus.of(run.getStatus());
    return status.isUnsuccessful()
        || (status == ExecutionStatus.SUCCEEDED
            && ExecutionKind.ofType(run.getType().getName()) != ExecutionKind.EVENT);
  }
}
