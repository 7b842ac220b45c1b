package dev.hookline.operate.show;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.operate.EarlierRun;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.internal.history.ClosingFailures;
import dev.hookline.operate.internal.history.StartInput;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs replaced by a replay and its predecessors, newest first, as far as the server still has
 * them.
 */
final class EarlierRuns {

  /** An execution may be replayed any number of times; the newest runs suffice. */
  private static final int MAX = 20;

  private final WorkflowClient client;
  private final String executionId;

  EarlierRuns(WorkflowClient client, String executionId) {
    this.client = client;
    this.executionId = executionId;
  }

  List<EarlierRun> before(Plan plan) {
    List<EarlierRun> runs = new ArrayList<>();
    Lineage lineage = plan.lineage();
    while (lineage != null && runs.size() < MAX) {
      WorkflowExecution run = Descriptions.run(executionId, lineage.replaces());
      Optional<DescribeWorkflowExecutionResponse> found = Descriptions.find(client, run);
      runs.add(read(lineage, found));
      lineage = found.isEmpty() ? null : lineageOf(run, found.get());
    }
    return runs;
  }

  private EarlierRun read(Lineage lineage, Optional<DescribeWorkflowExecutionResponse> found) {
    if (found.isEmpty()) {
      return new EarlierRun(lineage.replaces(), lineage.from(), null, null, null, null, null);
    }
    Execution run =
        new ClosingFailures(client)
            .complete(
                ExecutionReader.read(
                    found.get().getWorkflowExecutionInfo(), ExecutionReader.converter(client)));
    return new EarlierRun(
        run.runId(),
        lineage.from(),
        run.status(),
        run.startedAt(),
        run.closedAt(),
        run.failureCode(),
        run.failedWebhook());
  }

  private @Nullable Lineage lineageOf(
      WorkflowExecution run, DescribeWorkflowExecutionResponse found) {
    WorkflowExecutionInfo info = found.getWorkflowExecutionInfo();
    return StartInput.of(Descriptions.started(client, run), ExecutionReader.converter(client))
        .readablePlan(ExecutionKind.ofType(info.getType().getName()))
        .map(Plan::lineage)
        .orElse(null);
  }
}
