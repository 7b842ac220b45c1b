package dev.hookline.worker.visibility;

import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.ExecutionFilterBuilder;
import dev.hookline.operate.list.ExecutionPage;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.stats.Statistics;
import dev.hookline.operate.watch.ExecutionWatch;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListBatchOperationsRequest;
import io.temporal.api.workflowservice.v1.ListSchedulesRequest;
import io.temporal.api.workflowservice.v1.ListWorkerDeploymentsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What Hookline's commands, the UI and Temporal itself ask the visibility store. */
final class Requests {

  private static final Instant HOUR_AGO = Instant.now().minus(Duration.ofHours(1));
  private static final int PAGE = 50;

  private final WorkflowClient client;
  private final WorkflowServiceBlockingStub server;
  private final Map<String, Runnable> all = new LinkedHashMap<>();

  Requests(WorkflowClient client) {
    this.client = client;
    server = client.getWorkflowServiceStubs().blockingStub();
  }

  Map<String, Runnable> ofHookline() {
    all.clear();
    list("list", filter -> {});
    list("list --since", filter -> filter.since(HOUR_AGO));
    list("list --status running", filter -> filter.statuses(List.of(ExecutionStatus.RUNNING)));
    list("list --status failed", Requests::failed);
    list("list --status failed --since", filter -> failed(filter.since(HOUR_AGO)));
    list("list --event", filter -> filter.event("OnEvent3"));
    list("list --event --status failed", filter -> failed(filter.event("OnEvent3")));
    list("list --event --key", filter -> filter.event("OnEvent3").key("17"));
    list("list --code", filter -> filter.failureCode("http_status"));
    list("list --code --since", filter -> filter.failureCode("timeout").since(HOUR_AGO));
    list("list --event --code", filter -> filter.event("OnEvent3").failureCode("timeout"));
    list("list --webhook", filter -> filter.webhook("webhook-3"));
    list("list --type delivery", filter -> filter.kinds(List.of(ExecutionKind.DELIVERY)));
    list("list --query", filter -> filter.query("WorkflowId STARTS_WITH 'OnEvent3:4'"));
    all.put("list, two pages", this::twoPages);
    count("list --count", filter -> {});
    count("list --event --since --count", filter -> filter.event("OnEvent3").since(HOUR_AGO));
    all.put(
        "stats --since",
        () ->
            Statistics.of(client)
                .read(filter(f -> f.since(HOUR_AGO)), null, PAGE, (done, of) -> {}));
    list(
        "replay --event --code --webhook",
        filter ->
            failed(filter.event("OnEvent3").failureCode("timeout").webhook("webhook-3"))
                .query("StartTime < '" + HOUR_AGO + "'"));
    watch("watch", filter -> {});
    watch("watch --event", filter -> filter.event("OnEvent3"));
    return new LinkedHashMap<>(all);
  }

  Map<String, Runnable> ofTheUserInterfaceAndTemporal() {
    all.clear();
    query("UI: one workflow", "WorkflowId = 'OnEvent3:17'");
    query("UI: a rare type", "WorkflowType = 'ReplayBatch'");
    query("UI: running", "ExecutionStatus = 'Running'");
    query("UI: failed", "ExecutionStatus = 'Failed'");
    query("UI: started since", "StartTime >= '" + HOUR_AGO + "'");
    query("UI: closed since", "CloseTime >= '" + HOUR_AGO + "'");
    query("UI: parents", "ParentWorkflowId is null");
    query("UI: children", "ParentWorkflowId = 'OnEvent3:15' AND ParentRunId = 'run-15'");
    query("UI: family", "RootWorkflowId = 'OnEvent3:15' AND RootRunId = 'run-15'");
    query(
        "UI: failing tasks",
        "ExecutionStatus = 'Running' AND TemporalReportedProblems IN ('category=WorkflowTaskFailed')");
    String namespace = client.getOptions().getNamespace();
    all.put(
        "UI: count by status",
        () ->
            server.countWorkflowExecutions(
                CountWorkflowExecutionsRequest.newBuilder()
                    .setNamespace(namespace)
                    .setQuery("GROUP BY ExecutionStatus")
                    .build()));
    query(
        "a version's drainage",
        "TemporalWorkerDeploymentVersion = 'hookline:1.5.0' AND ExecutionStatus = 'Running'"
            + " AND TemporalWorkflowVersioningBehavior = 'Pinned'");
    all.put(
        "batch operations",
        () ->
            server.listBatchOperations(
                ListBatchOperationsRequest.newBuilder().setNamespace(namespace).build()));
    all.put(
        "schedules",
        () ->
            server.listSchedules(
                ListSchedulesRequest.newBuilder().setNamespace(namespace).build()));
    all.put(
        "deployments",
        () ->
            server.listWorkerDeployments(
                ListWorkerDeploymentsRequest.newBuilder().setNamespace(namespace).build()));
    return new LinkedHashMap<>(all);
  }

  private static ExecutionFilterBuilder failed(ExecutionFilterBuilder filter) {
    return filter.statuses(List.of(ExecutionStatus.FAILED));
  }

  private static ExecutionFilter filter(Consumer<ExecutionFilterBuilder> changes) {
    return ExecutionFilter.all().with(changes);
  }

  private void list(String name, Consumer<ExecutionFilterBuilder> changes) {
    all.put(name, () -> Executions.of(client).list(filter(changes), PAGE, null));
  }

  private void count(String name, Consumer<ExecutionFilterBuilder> changes) {
    all.put(name, () -> Executions.of(client).count(filter(changes)));
  }

  private void watch(String name, Consumer<ExecutionFilterBuilder> changes) {
    all.put(name, () -> ExecutionWatch.of(client, filter(changes), Clock.systemUTC()).poll());
  }

  private void query(String name, String query) {
    all.put(
        name,
        () ->
            server.listWorkflowExecutions(
                ListWorkflowExecutionsRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setPageSize(PAGE)
                    .setQuery(query)
                    .build()));
  }

  private void twoPages() {
    ExecutionFilter filter = filter(f -> f.event("OnListed").allRuns(true));
    ExecutionPage first = Executions.of(client).list(filter, 1, null);
    Executions.of(client).list(filter, 1, first.nextPage());
  }
}
